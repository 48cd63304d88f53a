namespace SeaTable.Facts.Tests;

/// <summary>The columns that a formula names, and other names in their place.</summary>
public sealed class FormulaNameTests
{
    [Theory]
    [InlineData("{Length} * 2 + {Draft (m)}", "Column Length", "Column Draft (m)")]
    [InlineData("upper({Name}) & \"{Note}\" & 'x'", "Column Name")]
    [InlineData("countlinks(\"Owner\")", "Link Owner")]
    [InlineData("countlinks('Owner', \"{Town} = 'Brest'\")", "Link Owner", "Condition {Town} = 'Brest' of Owner")]
    [InlineData("lookup(\"Owner\", \"Name\")", "Link Owner", "LinkedColumn Name of Owner")]
    [InlineData("rollup(\"Visits\", \"Nights\", \"sum\", \"{Nights} > 1\")", "Link Visits", "LinkedColumn Nights of Visits",
        "Condition {Nights} > 1 of Visits")]
    [InlineData("lookup(findmax(\"Visits\", \"Arrived\"), \"Nights\")", "Link Visits", "LinkedColumn Arrived of Visits",
        "LinkedColumn Nights of Visits")]
    [InlineData("if({Length} > 2, lookup('Owner', 'Name'), countItems(\"Tags\"))", "Column Length", "Link Owner",
        "LinkedColumn Name of Owner", "Column Tags")]
    [InlineData("add(countlinks(\"A\"), countlinks(\"B\"))", "Link A", "Link B")]
    [InlineData("LOOKUP(\"Owner\",\"Name\")", "Link Owner", "LinkedColumn Name of Owner")]
    [InlineData("(lookup(\"Owner\", (\"Name\")))", "Link Owner")]
    [InlineData("lookup(\"Own\" & \"er\", \"Name\")", "LinkedColumn Name")]
    [InlineData("\"Owner\", {Name})", "Column Name")]
    [InlineData("swim(\"Owner\")")]
    [InlineData("len(\"Owner\")")]
    [InlineData("countlinks(\"Owner\"")]
    [InlineData("countlinks \"Owner\"")]
    [InlineData("2 (\"Owner\")")]
    [InlineData("\"Owner\"")]
    [InlineData("{Name")]
    [InlineData("{Name} # {Note}", "Column Name")]
    [InlineData("")]
    public void Each_name_is_found_in_the_order_of_the_formula(string formula, params string[] expected) => Assert.Equal(
        expected,
        FormulaNames.In(formula).Select(name => $"{name.Kind} {name.Text}{(name.Link is null ? "" : $" of {name.Link}")}"));

    [Theory]
    [InlineData("{Length} + 1", "Length", "Size", "{Size} + 1")]
    [InlineData("{Length} + {Length}", "Length", "Size", "{Size} + {Size}")]
    [InlineData("{Name} & {Length} & {Name}", "Length", "Size", "{Name} & {Size} & {Name}")]
    [InlineData("countlinks(\"Owner\") + 1", "Owner", "a \"good\" owner", "countlinks(\"a \"\"good\"\" owner\") + 1")]
    [InlineData("countlinks('Owner')", "Owner", "the 'owner'", "countlinks('the ''owner''')")]
    [InlineData("countlinks('Owner')", "Owner", "a\nb", "countlinks('a\\nb')")]
    [InlineData("{Name} & 'Length'", "Length", "Size", "{Name} & 'Length'")]
    public void A_name_is_replaced_wherever_it_is_one(string formula, string name, string other, string expected) =>
        Assert.Equal(expected, FormulaNames.Replace(formula, found => found.Text == name ? other : null));
}
