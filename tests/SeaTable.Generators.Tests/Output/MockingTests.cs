using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Output;

/// <summary>What a test replaces or makes without a server.</summary>
public sealed class MockingTests
{
    [Theory]
    [InlineData("Crm.CrmBase")]
    [InlineData("Crm.ContactsTable")]
    [InlineData("Crm.ContactsLinks")]
    public void A_class_that_calls_the_server_can_be_replaced(string name)
    {
        var type = GeneratorTest.Of(SchemaJson.Crm).Run().Type(name);

        Assert.False(type.IsSealed);
        Assert.Contains(
            type.InstanceConstructors,
            made => made is { DeclaredAccessibility: Accessibility.Protected, Parameters.IsEmpty: true });

        // Columns and views say what the schema says, also in a mock.
        Assert.Equal([], type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsVirtual: false })
            .Select(property => property.Name).Except(["Columns", "Views"]));
    }

    [Fact]
    public void A_mock_may_be_written_by_hand() => GeneratorTest.Of(SchemaJson.Crm).WithCode("""
        namespace Tests
        {
            internal sealed class FakeContacts : Crm.ContactsTable { }

            internal sealed class FakeCrm : Crm.CrmBase
            {
                public override Crm.ContactsTable Contacts { get; } = new FakeContacts();
            }
        }
        """).Run();

    [Fact]
    public void A_row_with_computed_columns_can_be_made() => GeneratorTest.Of(SchemaJson.Crm).WithCode("""
        using Crm;
        using SeaTable;
        internal static class Uses
        {
            public static ContactsRow Bare() => ContactsRow.CreateForTest(new ContactsRow());

            public static ContactsRow Ada() => ContactsRow.CreateForTest(
                new ContactsRow { RowId = "AdaAdaAdaAdaAdaAdaAdaA", Name = "Ada" },
                customerNumber: "C-0001",
                salutation: SeaTableModelFactory.FormulaValue("Dear Ada"),
                company: SeaTableModelFactory.LinkList<CompaniesRow>(new LinkedRow("a", "Acme")),
                companyWebsite: new[] { "https://acme.example" });
        }
        """).Run();

    [Fact]
    public void A_row_without_computed_columns_can_be_made_too() =>
        GeneratorTest.Of(Of(Table("0000", "Notes", Column("0000", "Name"), Column("_ctime", "Created", "ctime")))).WithCode("""
            using Crm;
            internal static class Uses
            {
                public static NotesRow Note() => NotesRow.CreateForTest(new NotesRow { Name = "a" });
            }
            """).Run();

    [Fact]
    public void Names_of_columns_get_in_the_way_of_nothing()
    {
        var names = new[] { "Row", "Class", "Value", "Create for test", "SeaTable", "System", "Name" };
        var columns = names.Select((name, number) => Column($"000{number}", name, "auto-number"));

        var run = GeneratorRun.Of(GeneratorTest.Of(Of(Table("0000", "Odd", [.. columns]))));
        run.MustCompileWithoutWarning();
        var method = Assert.Single(run.Type("Crm.OddRow").GetMembers("CreateForTest").OfType<IMethodSymbol>());

        Assert.Equal(names.Length + 1, method.Parameters.Length);
        Assert.Equal(["row_", "row", "class", "value"], method.Parameters.Select(parameter => parameter.Name).Take(4));
    }
}
