using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Linked rows that are read along and that nobody looks at.</summary>
public sealed class UnreadIncludeTests
{
    [Theory]
    [InlineData("await foreach (var row in crm.Contacts.«Include(c => c.Company)») { _ = row.Name + row.RowId; "
        + "row.Age = 3; }")]
    [InlineData("await foreach (var row in crm.Contacts.«Include(c => c.Company)».Where(c => c.Age > 3).Take(3)"
        + ".AsAsyncEnumerable()) { _ = row.Deals.Count; }")]
    [InlineData("foreach (var row in await crm.Contacts.OrderBy(c => c.Name).«Include(c => c.Company)».ToListAsync()) { }")]
    [InlineData("var row = await crm.Contacts.«Include(c => c.Company, o => o.Include(x => x.Deals))».SingleAsync(); "
        + "_ = row.Name;")]
    public void Linked_rows_that_nobody_looks_at_are_told(string code) => Whole(code)
        .ExpectingWarning(
            "STB3005",
            "The rows that 'Company' links are read along, and nothing here looks at Company of row. Leave the Include out, or "
                + "read row.Company.Rows.")
        .Run();

    [Theory]
    [InlineData("_ = await crm.Contacts.«Include(c => c.Company)».CountAsync();", "CountAsync")]
    [InlineData("_ = await crm.Contacts.«Include(c => c.Company)».Where(c => c.Age > 3).Select(c => c.Name)"
        + ".ToListAsync();", "Select")]
    public void An_include_of_what_reads_no_rows_is_told(string code, string method) => Whole(code)
        .ExpectingWarning(
            "STB3005", $"Include does nothing here: {method} reads no rows, and so no linked ones. Leave the Include out.")
        .Run();

    [Theory]
    [InlineData("await foreach (var row in crm.Contacts.Include(c => c.Company)) { _ = row.Company.Rows; }")]
    [InlineData("await foreach (var row in crm.Contacts.Include(c => c.Company)) { _ = row.Company.Count; }")]
    [InlineData("await foreach (var row in crm.Contacts.Include(c => c.Company)) { Console.WriteLine(row); }")]
    [InlineData("await foreach (var row in crm.Contacts.Include(c => c.Company)) { _ = row.Employer; }")]
    [InlineData("await foreach (var row in crm.Contacts.Include(c => c.Company)) { var other = row; _ = other.Company.Rows; }")]
    [InlineData("var rows = await crm.Contacts.Include(c => c.Company).ToListAsync(); _ = rows[0].Name;")]
    [InlineData("var row = await crm.Contacts.Include(c => c.Company).FirstOrDefaultAsync(); _ = row?.Company;")]
    [InlineData("var query = crm.Contacts.Include(c => c.Company); _ = await query.CountAsync();")]
    [InlineData("await foreach (var row in crm.Contacts) { _ = row.Name; }")]
    [InlineData("var include = new Own().Include(c => c.Length); await Task.Yield();")]
    public void What_may_be_looked_at_is_passed_over(string code) => Whole(code).Run();

    private static CodeTest Whole(string statements) => CodeTest.Whole(
        "using System;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing SeaTable;\nnamespace Crm;\n"
        + "partial class ContactsRow { internal string? Employer => Company.Rows.FirstOrDefault()?.Name; }\n"
        + "internal sealed class Own { public int Include(Func<string, int> length) => length(\"\"); }\n"
        + "internal static class Uses\n{\n    public static async Task RunAsync(CrmBase crm)\n    {\n        " + statements
        + "\n    }\n}\n").With("crm.seatable.json", SchemaJson.Crm);
}
