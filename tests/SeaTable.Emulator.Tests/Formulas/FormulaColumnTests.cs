using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

public sealed class FormulaColumnTests
{
    [Fact]
    public async Task Quirk_11_a_new_table_keeps_only_the_formula_and_types_its_results_by_the_value()
    {
        await using var workshop = await Workshop.OpenAsync();
        var table = await TableAsync(workshop, ("Sum", "{A} + 1"), ("Word", "{A} & 1"));
        var id = await workshop.AddAsync("""{"A": 1}""", "T");

        Assert.Equal("""{"formula":"{A} + 1"}""", table["columns"]![1]!["data"]!.ToJsonString(JsonForms.Plain));
        Assert.Equal("2", await workshop.CellAsync(id, "T", "Sum"));
        Assert.Equal("\"11\"", await workshop.CellAsync(id, "T", "Word"));
    }

    [Theory]
    [InlineData("number", "{A} & '5'", "15")]
    [InlineData("number", "{A} & 'x'", "\"#VALUE!\"")]
    [InlineData("string", "{A} + 1", "\"2\"")]
    [InlineData("bool", "{A} + 1", "true")]
    [InlineData("date", "'2030-01-02'", "\"2030-01-02T00:00:00+00:00\"")]
    [InlineData("date", "{A} + 1", "\"#VALUE!\"")]
    [InlineData("array", "{A} + 1", "[2]")]
    [InlineData("column", "{A} + 1", "2")]
    public async Task Results_have_the_type_that_the_column_promises(string type, string formula, string result)
    {
        using var file = new TemporaryFile(".json");
        await File.WriteAllTextAsync(file.Path, $$$"""
            {"tables": [{"_id": "0000", "name": "T", "columns": [
                {"key": "0000", "name": "A", "type": "number"},
                {"key": "Form", "name": "F", "type": "formula", "data": {"formula": "{{{formula}}}",
                 "result_type": "{{{type}}}"}}]}]}
            """);
        await using var workshop = await Workshop.OpenAsync(new() { TimeZone = TimeZoneInfo.Utc }, file.Path);

        Assert.Equal(result, await workshop.CellAsync(await workshop.AddAsync("""{"A": 1}""", "T"), "T", "F"));
    }

    [Fact]
    public async Task Formulas_build_on_formulas_and_a_circle_ends_in_an_error()
    {
        await using var workshop = await Workshop.OpenAsync();
        await TableAsync(workshop, ("B", "{A} + 1"), ("C", "{B} * {B}"), ("X", "{Y} + 1"), ("Y", "{X} + 1"), ("Self", "{Self}"));
        var id = await workshop.AddAsync("""{"A": 1}""", "T");

        Assert.Equal("4", await workshop.CellAsync(id, "T", "C"));
        foreach (var column in new[] { "X", "Y", "Self" })
            Assert.Equal("\"#REF!\"", await workshop.CellAsync(id, "T", column));
    }

    [Fact]
    public async Task A_long_chain_of_doubling_formulas_is_computed_at_once()
    {
        await using var workshop = await Workshop.OpenAsync();
        var chain = Enumerable.Range(1, 40)
            .Select(step => ($"F{step}", step == 1 ? "{A} + {A}" : $$"""{F{{step - 1}}} + {F{{step - 1}}}"""));
        await TableAsync(workshop, [.. chain]);

        Assert.Equal("1099511627776", await workshop.CellAsync(await workshop.AddAsync("""{"A": 1}""", "T"), "T", "F40"));
    }

    [Fact]
    public async Task Formulas_follow_renamed_columns_and_tables_and_miss_deleted_ones()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Companies", "column_name": "Worth", "column_type": "formula",
             "column_data": {"formula": "concatenate({Deals.Amount}, ' {Amount}')"}}
            """);
        var company = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var deal = await workshop.AddAsync("""{"Title": "Anvil", "Amount": 12, "Probability": 0.5}""", "Deals");
        await workshop.LinkAsync("Deals", "Ld52", "Companies", deal, company);

        workshop.Emulator.RenameColumn("Deals", "Amount", "Price");
        workshop.Emulator.RenameTable("Deals", "Sales");
        workshop.Emulator.RenameColumn("Companies", "Deals", "Sold");

        Assert.Equal("6", await workshop.CellAsync(deal, "Sales", "Expected value"));
        Assert.Equal("\"12 {Amount}\"", await workshop.CellAsync(company, "Companies", "Worth"));
        workshop.Emulator.DeleteColumn("Sales", "Price");
        Assert.Equal("\"#REF!\"", await workshop.CellAsync(deal, "Sales", "Expected value"));
    }

    [Fact]
    public async Task A_formula_column_needs_a_formula()
    {
        await using var workshop = await Workshop.OpenAsync();

        var (status, json) = await workshop.TryAsync("POST", "columns/", """
            {"table_name": "Jobs", "column_name": "F", "column_type": "formula", "column_data": {}}
            """);

        Assert.Equal((400, "column_data_error"), (status, (string?)json!["error_type"]));
    }

    [Fact]
    public async Task A_column_can_become_a_formula()
    {
        await using var workshop = await Workshop.OpenAsync();
        var id = await workshop.AddAsync("""{"Title": "x", "Price": 3}""");

        var column = await workshop.CallAsync("PUT", "columns/", """
            {"table_name": "Jobs", "op_type": "modify_column_type", "column": "Notes", "new_column_type": "formula",
             "column_data": {"formula": "{Price} + 1"}}
            """);

        Assert.Equal("number", (string?)column["data"]!["result_type"]);
        Assert.Equal("4", await workshop.CellAsync(id, "Jobs", "Notes"));
    }

    private static Task<JsonNode> TableAsync(Workshop workshop, params (string Name, string Formula)[] formulas)
    {
        var columns = formulas.Select(formula => $$$"""
            {"column_name": "{{{formula.Name}}}", "column_type": "formula", "column_data": {"formula": "{{{formula.Formula}}}"}}
            """);
        return workshop.CallAsync("POST", "tables/", $$"""
            {"table_name": "T", "columns": [{"column_name": "A", "column_type": "number"}, {{string.Join(',', columns)}}]}
            """);
    }
}
