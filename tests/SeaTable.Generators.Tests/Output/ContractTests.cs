using SeaTable.Generators.Tests.Harness;
using static SeaTable.Generators.Tests.Harness.SchemaJson;

namespace SeaTable.Generators.Tests.Output;

/// <summary>The lines of code that users write against generated types: what must compile, and what must not.</summary>
public sealed class ContractTests
{
    private const string Usings = "using Crm; using SeaTable; using System.Collections.Generic; using System.Threading; using "
        + "System.Threading.Tasks;\n";

    [Fact]
    public void Reading_and_writing_as_in_the_README_compiles() => GeneratorTest.Of(SchemaJson.Crm).WithCode(Usings + """
        static class Uses
        {
            public static async Task All(CrmBase crm, string rowId, CancellationToken ct)
            {
                ContactsRow? ada = await crm.Contacts.GetAsync(rowId, ct);
                await foreach (ContactsRow row in crm.Contacts) { await crm.Contacts.UpdateAsync(row, ct); }
                List<ContactsRow> all = await crm.Contacts.ToListAsync(ct);
                ContactsRow added = await crm.Contacts.AddAsync(
                    new ContactsRow { Name = "Ada", Status = ContactsStatus.Lead }, ct);
                added.Email = null;
                added.Age = 37;
                added.Tags = new[] { ContactsTags.Vip };
                await crm.Contacts.AddRangeAsync(all, ct);
                await crm.Contacts.UpdateRangeAsync(all, ct);
                await crm.Contacts.DeleteAsync(added.RowId, ct);
                await crm.Contacts.DeleteRangeAsync(new[] { rowId }, ct);
                bool isLead = ada?.Status == ContactsStatus.Lead || ada?.Status?.Name == ContactsStatus.Names.Lead;
            }
        }
        """).Run();

    [Theory]
    [InlineData("row.Age = 37;", null)]
    [InlineData("row.CustomerNumber = \"C-0001\";", "CS0200")]
    [InlineData("row.Created = System.DateTimeOffset.UtcNow;", "CS0200")]
    [InlineData("row.CreatedBy = \"me\";", "CS0200")]
    [InlineData("row.Salutation = default;", "CS0200")]
    [InlineData("_ = new ContactsRow { LastModified = null };", "CS0200")]
    [InlineData("_ = row.Agee;", "CS1061")]
    [InlineData("row.Status = ContactsStatus.Prospect;", "CS0117")]
    [InlineData("row.Age = \"37\";", "CS0029")]
    [InlineData("string name = row.Name; _ = name;", "CS8600")]
    public void A_wrong_write_does_not_compile(string statement, string? error) =>
        Assert.Equal(error is null ? [] : new[] { error }, ErrorsOf(SchemaJson.Crm, statement));

    [Theory]
    [InlineData("_ = row.Age;", "CS1061")]
    [InlineData("_ = new ContactsRow { Age = 37 };", "CS0117")]
    public void Code_that_uses_a_column_deleted_from_the_schema_does_not_compile(string statement, string error)
    {
        var columns = new[] { Column("0000", "Name"), Column("Ag3e", "Age", "number") };

        Assert.Equal([], ErrorsOf(Of(Table("k7Qd", "Contacts", columns)), statement));
        Assert.Equal([error], ErrorsOf(Of(Table("k7Qd", "Contacts", Column("0000", "Name"))), statement));
    }

    [Fact]
    public void Generated_types_may_be_extended_by_the_user() => GeneratorTest.Of(SchemaJson.Crm).WithCode("""
        namespace Crm
        {
            public partial class CrmBase { public string Motto => "Call them."; }
            public partial class ContactsTable { public int Answer => 42; }
            public partial class ContactsRow { public bool IsLead => Status == ContactsStatus.Lead; }
            public partial struct ContactsStatus { public bool IsOver => this == Lost; }
        }
        """.Replace("public ", "/// <summary>Mine.</summary>\n    public ", StringComparison.Ordinal)
            .Replace("/// <summary>Mine.</summary>\n    public partial", "public partial", StringComparison.Ordinal)).Run();

    [Fact]
    public void A_button_gets_no_property() =>
        Assert.DoesNotContain("Call", GeneratorTest.Of(SchemaJson.Crm).Run().Properties("Crm.ContactsRow"));

    private static IEnumerable<string> ErrorsOf(string schema, string statement) =>
        GeneratorRun.Of(GeneratorTest.Of(schema).WithCode($$"""
            using Crm;
            static class Uses { static void Run(ContactsRow row) { {{statement}} } }
            """))
            .CompilerDiagnostics()
            .Select(diagnostic => diagnostic.Id);
}
