using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Properties;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Output;

/// <summary>IntelliSense shows what the base says, whatever characters it says it with.</summary>
public sealed class DocumentationTests
{
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

    [Fact]
    public void A_read_only_column_says_why()
    {
        var run = GeneratorTest.Of(SchemaJson.Crm).Run();

        var text = Documentation(run.Type("Crm.ContactsRow").GetMembers("CustomerNumber").Single()).Value;
        Assert.Contains("Read-only", text, StringComparison.OrdinalIgnoreCase);
    }

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
