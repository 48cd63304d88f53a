using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Properties;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Output;

/// <summary>IntelliSense shows what the base says, whatever characters it says it with.</summary>
public sealed class DocumentationTests
{
    // What is not made from anything in the schema file.
    private static readonly string[] s_ofEveryType = ["All", "Columns", "Id", "JsonTypeInfoResolver", "Links", "Name", "Views"];

    [Fact]
    public void Documentation_is_well_formed_whatever_things_are_called()
    {
        var columns = HostileNames.Known.Select((name, number) =>
        {
            var column = SchemaJson.Select($"k{number:000}", name, [("1", name)]);
            column["description"] = name;
            return column;
        });

        var run = GeneratorRun.Of(GeneratorTest.Of(Of(Table("0000", "*/ </summary> ]]> &amp; {0}", [.. columns]))));

        Assert.All(PublicMembers(run), member => Documentation(member));
    }

    [Fact]
    public void A_column_says_its_name_in_the_base_and_its_description()
    {
        var column = Column("0000", "Bug <ID> & \"more\"", "email");
        column["description"] = "Where we reach & <greet> them.";

        var run = GeneratorTest.Of(Of(Table("0000", "Contacts", column))).Run();

        var text = Documentation(run.Type("Crm.ContactsRow").GetMembers("BugIDMore").Single()).Value;
        Assert.Contains("Bug <ID> & \"more\"", text, StringComparison.Ordinal);
        Assert.Contains("Where we reach & <greet> them.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Age", "Gets or sets the column Age (number). From 0 to 130.")]
    [InlineData(
        "Status",
        "Gets or sets the column Status (single select). Where the contact stands with us. New contacts are leads. "
            + "Options: Lead, Customer, Lost, Do not contact.")]
    [InlineData("IsAdult", "Gets the column Is adult (formula). Read-only: the server computes it. Formula: {Age}>=18.")]
    public void A_summary_has_what_matters_since_lists_of_completions_show_nothing_else(string property, string expected)
    {
        var run = GeneratorTest.Of(SchemaJson.Crm).Run();

        Assert.Equal(expected, Summary(run.Type("Crm.ContactsRow").GetMembers(property).Single()));
    }

    [Fact]
    public void A_summary_has_the_beginning_of_what_is_long_and_the_remarks_have_the_rest()
    {
        var column = Column("0000", "Sum", "formula", new() { ["formula"] = string.Join(" + ", Enumerable.Range(1, 80)) });
        column["description"] = string.Concat(Enumerable.Repeat("Many words. ", 40));
        var select = SchemaJson.Select(
            "0001", "State", [.. Enumerable.Range(1, 80).Select(number => ($"{number}", $"A rather long option {number}"))]);

        var run = GeneratorTest.Of(Of(Table("0000", "Contacts", column, select))).Run();

        var sum = run.Type("Crm.ContactsRow").GetMembers("Sum").Single();
        Assert.InRange(Summary(sum).Length, 200, 500);
        var remarks = Documentation(sum).Element("remarks")!.Value;
        Assert.Contains(column["description"]!.GetValue<string>().Trim(), remarks, StringComparison.Ordinal);
        Assert.Contains(column["data"]!["formula"]!.GetValue<string>(), remarks, StringComparison.Ordinal);
        var state = Summary(run.Type("Crm.ContactsRow").GetMembers("State").Single());
        Assert.Contains("A rather long option 1, ", state, StringComparison.Ordinal);
        Assert.Matches(@", … and \d+ more\.$", state);
        Assert.InRange(state.Length, 100, 400);
    }

    [Fact]
    public void Every_member_says_where_it_stands_in_the_schema_file()
    {
        var run = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm));

        Assert.Contains(
            "In crm.seatable.json: table Contacts, column Status (St8s), option Lead (29982).",
            Documentation(run.Type("Crm.ContactsStatus").GetMembers("Lead").Single()).Value,
            StringComparison.Ordinal);
        Assert.Equal(
            [],
            PublicMembers(run)
                .Where(member => member is IPropertySymbol or IFieldSymbol or INamedTypeSymbol)
                .Where(member => !s_ofEveryType.Contains(member.Name) && !member.IsOverride)
                .Where(member => !Documentation(member).Value.Contains("crm.seatable.json", StringComparison.Ordinal))
                .Select(member => member.ToDisplayString()));
    }

    [Fact]
    public void A_read_only_column_says_why()
    {
        var run = GeneratorTest.Of(SchemaJson.Crm).Run();

        var text = Documentation(run.Type("Crm.ContactsRow").GetMembers("CustomerNumber").Single()).Value;
        Assert.Contains("Read-only", text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Summary(ISymbol member) => DocumentationText.OnOneLine(Documentation(member).Element("summary")!);

    private static IEnumerable<ISymbol> PublicMembers(GeneratorRun run) => run.GeneratedTypes()
        .Where(type => type.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(type =>
            type.GetMembers()
                .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
                .Prepend(type))
        .Where(member =>
            !member.IsImplicitlyDeclared && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected);

    // Throws where the documentation is not well-formed.
    private static XElement Documentation(ISymbol member)
    {
        var xml = member.GetDocumentationCommentXml();
        return XElement.Parse(string.IsNullOrEmpty(xml) ? "<member/>" : xml);
    }
}
