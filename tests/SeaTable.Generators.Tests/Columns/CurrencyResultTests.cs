using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Columns;

/// <summary>What is computed of money is money.</summary>
public sealed class CurrencyResultTests
{
    [Theory]
    [InlineData("formula", "\"formula\": \"1 + 2\", \"format\": \"euro\"", "decimal")]
    [InlineData("formula", "\"formula\": \"{Price} * 2\"", "decimal")]
    [InlineData("formula", "\"formula\": \"{Price} * {Count}\", \"format\": \"number\"", "decimal")]
    [InlineData("formula", "\"formula\": \"{Price} / {Price}\", \"format\": \"percent\"", "double")]
    [InlineData("formula", "\"formula\": \"{Count} * 2\"", "double")]
    [InlineData("formula", "\"formula\": \"len('{Price}')\"", "double")]
    [InlineData("formula", "\"formula\": \"{Doubled} + 1\"", "decimal")]
    [InlineData("formula", "\"formula\": \"sum({Others.Price})\"", "decimal")]
    [InlineData("formula", "\"formula\": \"sum({Others.Count})\"", "double")]
    [InlineData("formula", "\"formula\": \"rollup('Others', 'Price', 'sum')\"", "decimal")]
    [InlineData("formula", "\"formula\": \"{F} + 1\"", "double")]
    [InlineData("link-formula", "\"formula\": \"rollup\", \"summary_method\": \"sum\", \"link_column_key\": \"Ot01\", "
        + "\"level1_linked_table_column_key\": \"Pr01\"", "decimal")]
    [InlineData("link-formula", "\"formula\": \"rollup\", \"summary_method\": \"sum\", \"link_column_key\": \"Ot01\", "
        + "\"level1_linked_table_column_key\": \"Co01\"", "double")]
    [InlineData("link-formula", "\"formula\": \"rollup\", \"summary_method\": \"sum\", \"link_column_key\": \"Ot01\", "
        + "\"level1_linked_table_column_key\": \"Do01\"", "decimal")]
    public void A_number_computed_of_money_is_a_decimal(string type, string settings, string result)
    {
        var run = GeneratorTest.Of($$"""
            {"tables": [{"_id": "0000", "name": "Goods", "columns": [
              {"key": "0000", "name": "Name", "type": "text"},
              {"key": "Pr01", "name": "Price", "type": "number", "data": {"format": "euro"} },
              {"key": "Co01", "name": "Count", "type": "number"},
              {"key": "Do01", "name": "Doubled", "type": "formula", "data": {"formula": "{Price} * 2", "result_type": "number"} },
              {"key": "Ot01", "name": "Others", "type": "link", "data": {"table_id": "0000", "other_table_id": "0000"} },
              {"key": "Fo01", "name": "F", "type": "{{type}}", "data": { {{settings}}, "result_type": "number"} }]}]}
            """).Run();

        var property = Assert.IsAssignableFrom<IPropertySymbol>(run.Type("Crm.GoodsRow").GetMembers("F").Single());
        Assert.Equal($"SeaTable.FormulaResult<{result}>", property.Type.ToDisplayString());
    }
}
