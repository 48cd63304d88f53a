using System.Text.Json.Nodes;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Formulas;

/// <summary>Functions of linked rows in formulas, whose arguments are names in quotes.</summary>
public sealed class LinkFunctionTests(FormulaStage stage) : IClassFixture<FormulaStage>
{
    [Theory]
    [InlineData("""countlinks("Rig")""", "5")]
    [InlineData("""countlinks("Amplifiers")""", "5")]
    [InlineData("""countlinks('Rig', "and({Watts} > 15, {Model} <> 'Oak')")""", "3")]
    [InlineData("""countlinks('Rig', '{Model} = ''Oak''')""", "1")]
    [InlineData("""countlinks('Rig', '')""", "5")]
    [InlineData("""rollup("Rig", "Rent", "sum")""", "2660")]
    [InlineData("""rollup("Rig", "Rent", "average")""", "532")]
    [InlineData("""rollup("Rig", "Rent", "min")""", "210")]
    [InlineData("""rollup("Rig", "Bought", "count")""", "2")]
    [InlineData("""rollup("Rig", "Bought", "max")""", "\"2020-05-01T00:00:00+02:00\"")]
    [InlineData("""rollup("Rig", "Model", "concatenate")""", "\"Oak Elm Fir Yew Ash\"")]
    [InlineData("""rollup("Rig", "Rent", "sum", "{Rent} > 9999")""", "0")]
    [InlineData("""rollup("Rig", "Rent", "max", "{Rent} > 9999")""", "null")]
    [InlineData("""rollup("Rig", "Rent", "sum") / countlinks("Rig")""", "532")]
    [InlineData("""lookup("Rig", "Model")""", """["Oak","Elm","Fir","Yew","Ash"]""")]
    [InlineData("""lookup(findmin("Rig", "Bought"), "Model")""", "\"Oak\"")]
    [InlineData("""lookup(findmax("Rig", "Rent"), "Bought")""", "null")]
    [InlineData("""sum({Rig.Rent}, 1)""", "2661")]
    [InlineData("""max({Rig.Bought})""", "\"2020-05-01T00:00:00+02:00\"")]
    [InlineData("""large({Rig.Watts}, 2)""", "40")]
    [InlineData("""small({Rig.Watts}, 2)""", "20")]
    [InlineData("""average({Rig.Watts})""", "36")]
    [InlineData("""count({Rig.Watts})""", "5")]
    [InlineData("""countItems({Rig.Bought})""", "2")]
    public Task Functions_of_linked_rows(string formula, string result) => AssertAsync(formula, result);

    [Theory]
    [InlineData("""countlinks("Nowhere")""", "\"#REF!\"")]
    [InlineData("""countlinks("Band")""", "\"#REF!\"")]
    [InlineData("""rollup("Rig", "Nothing", "sum")""", "\"#REF!\"")]
    [InlineData("""lookup(findmax("Rig", "Nothing"), "Rent")""", "\"#REF!\"")]
    [InlineData("""countlinks("Rig", "{Nothing} > 1")""", "\"#REF!\"")]
    [InlineData("""countlinks("Rig", "{Rent} >")""", "\"#ERROR!\"")]
    [InlineData("""countlinks("Rig", {Band})""", "\"#VALUE!\"")]
    [InlineData("""countlinks({Rig})""", "\"#VALUE!\"")]
    [InlineData("""rollup("Rig", "Rent", "median")""", "\"#VALUE!\"")]
    [InlineData("""rollup("Rig", "Rent")""", "\"#VALUE!\"")]
    [InlineData("""rollup("Rig", "Model", "sum")""", "\"#VALUE!\"")]
    [InlineData("""findmax("Rig", "Rent")""", "\"#VALUE!\"")]
    [InlineData("""lookup(countlinks("Rig"), "Rent")""", "\"#VALUE!\"")]
    public Task What_names_nothing_or_fits_nowhere_is_an_error(string formula, string result) => AssertAsync(formula, result);

    [Theory]
    [InlineData("""countlinks("Rig")""", "number")]
    [InlineData("""rollup("Rig", "Rent", "sum")""", "number")]
    [InlineData("""rollup("Rig", "Bought", "max")""", "date")]
    [InlineData("""rollup("Rig", "Model", "concatenate")""", "string")]
    [InlineData("""lookup(findmax("Rig", "Rent"), "Model")""", "string")]
    [InlineData("""lookup(findmax("Rig", "Rent"), "Watts")""", "number")]
    [InlineData("""lookup("Rig", "Watts")""", "array")]
    public async Task A_new_column_tells_the_link_and_the_type_of_its_result(string formula, string type)
    {
        var body = new JsonObject
        {
            ["table_name"] = "Concerts", ["column_name"] = "New", ["column_type"] = "formula",
            ["column_data"] = new JsonObject { ["formula"] = formula },
        };
        var column = await stage.Workshop.CallAsync("POST", "columns/", body.ToJsonString());
        await stage.Workshop.CallAsync("DELETE", "columns/", """{"table_name": "Concerts", "column": "New"}""");

        var link = (await stage.Workshop.CallAsync("GET", "columns/?table_name=Concerts"))["columns"]!.AsArray()
            .Single(known => (string?)known!["name"] == "Rig")!;
        Assert.Equal(type, (string?)column["data"]!["result_type"]);
        Assert.Equal([(string)link["key"]!], column["data"]!["operated_columns"]!.AsArray().Select(key => (string)key!));
    }

    [Fact]
    public async Task Names_in_quotes_follow_renamed_columns()
    {
        await using var workshop = await Workshop.OpenAsync(path: Workshop.CrmFile);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Companies", "column_name": "Best", "column_type": "formula", "column_data": {"formula":
             "lookup(findmax(\"Deals\", 'Amount'), \"Title\") & countlinks('Deals', '{Title} <> ''x''')"}}
            """);
        await workshop.CallAsync("POST", "columns/", """
            {"table_name": "Companies", "column_name": "Sum", "column_type": "formula", "column_data": {"formula":
             "rollup('Deals', 'Amount', 'sum', \"{Amount} > 5\")"}}
            """);
        var company = await workshop.AddAsync("""{"Name": "Acme"}""", "Companies");
        var deal = await workshop.AddAsync("""{"Title": "Anvil", "Amount": 12}""", "Deals");
        await workshop.LinkAsync("Deals", "Ld52", "Companies", deal, company);
        Assert.Equal("\"Anvil1\"", await workshop.CellAsync(company, "Companies", "Best"));

        workshop.Emulator.RenameColumn("Deals", "Amount", "Price");
        workshop.Emulator.RenameColumn("Deals", "Title", "What's sold");
        workshop.Emulator.RenameColumn("Companies", "Deals", "Sold");
        workshop.Emulator.RenameTable("Deals", "Sales");

        Assert.Equal("\"Anvil1\"", await workshop.CellAsync(company, "Companies", "Best"));
        Assert.Equal("12", await workshop.CellAsync(company, "Companies", "Sum"));
        workshop.Emulator.DeleteColumn("Sales", "Price");
        Assert.Equal("\"#REF!\"", await workshop.CellAsync(company, "Companies", "Best"));
        Assert.Equal("\"#REF!\"", await workshop.CellAsync(company, "Companies", "Sum"));
    }

    private async Task AssertAsync(string formula, string result) =>
        Assert.Equal(result, (await stage.ComputeAsync(formula))?.ToJsonString(JsonForms.Plain) ?? "null");
}
