using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Mapping;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Columns;

/// <summary>All 26 column types in every format that bases are known to have.</summary>
public sealed class TypeMappingTests
{
    private const string Schema = "types.seatable.json";

    private static readonly SymbolDisplayFormat s_short = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly Lazy<GeneratorRun> s_run = new(() => GeneratorTest.Of(Marked())
        .ExpectingWarning(
            "STB0016",
            "The number column 'Number with an unknown format' of table 'Values' has the format 'furlongs', which this version "
                + "of "
            + "SeaTable.Generators does not know; it becomes a double? property")
        .ExpectingWarning(
            "STB0015",
            "The link column 'Link to a table that is gone' of table 'Links' leads to a table with the id 'gone', which is not "
                + "in the "
            + "file; it becomes a read-only JsonElement property, and there are no Links for it")
        .ExpectingWarning(
            "STB0015",
            "The link column 'Link without data' of table 'Links' has no \"data\" that tells its other table; it becomes a "
                + "read-only "
            + "JsonElement property, and there are no Links for it")
        .ExpectingWarning(
            "STB0017",
            Gone("Lookup of a date that is gone", "looks at a column with the key 'gone', which is not in the file"))
        .ExpectingWarning(
            "STB0017",
            Gone("Lookup of an option that is gone", "looks at a column with the key 'gone', which is not in the file"))
        .ExpectingWarning(
            "STB0017",
            Gone("Lookup over a link that is gone", "follows a link with the key 'gone', which the table does not have"))
        .Run());

    [Fact]
    public void Each_column_has_its_type_and_a_setter_only_where_rows_can_be_written_with_it() => Assert.Equal(
        ExpectedTypes.Lines().Order(StringComparer.Ordinal),
        Columns()
            .Select(column => $"{column.Table}.{column.Name}: {Describe(Property(column.Table, column.Name))}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_schema_holds_all_26_column_types()
    {
        var types = Columns().Select(column => column.Type).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(26, types.Count);
        Assert.Equal(ColumnMappings.KnownTypes.Order(StringComparer.Ordinal), types);
    }

    [Fact]
    public void Each_property_says_its_name_in_the_base_and_why_it_cannot_be_set()
    {
        foreach (var (table, name, _) in Columns())
        {
            if (Property(table, name) is not { } property)
            {
                continue;
            }

            var summary = DocumentationText.OnOneLine(Documentation(property).Element("summary")!);
            var verb = property.SetMethod is null ? "Gets" : "Gets or sets";
            Assert.StartsWith($"{verb} the column {name} (", summary, StringComparison.Ordinal);
            Assert.Equal(property.SetMethod is null, summary.Contains("Read-only: ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Values", "Text for phone numbers", "(text, phone number)")]
    [InlineData("Values", "Text with a check", "Form expected in SeaTable: ^[A-Z]{2}-\\d+$")]
    [InlineData("Values", "Number with one decimal", "Shown with 1 decimal place.")]
    [InlineData("Values", "Number with bounds", "From -1.5 to 1000.")]
    [InlineData("Values", "Percent", "A fraction: 0.5 is shown as 50 %.")]
    [InlineData("Values", "Yuan", "(number, yuan)")]
    [InlineData("Values", "Custom currency", "(number, currency CHF)")]
    [InlineData("Values", "Checkbox", "False as well when nobody has set it yet.")]
    [InlineData("Values", "Date as D/M/YYYY", "Shown as D/M/YYYY.")]
    [InlineData("Values", "Duration as h:mm:ss.ss", "Shown as h:mm:ss.ss.")]
    [InlineData("Values", "Rating", "From 1 to 5.")]
    [InlineData("Values", "Rating of none", "From 1 to 10.")]
    [InlineData("Values", "Place as country_region", "Holds a country or region.")]
    [InlineData("Values", "Auto number with a prefix", "Read-only: the server numbers the rows. Numbered as File-000.")]
    [InlineData("Values", "Own ctime", "Read-only: the server sets it.")]
    [InlineData("Lists", "Single select", "Options: Lead, Customer.")]
    [InlineData(
        "Lists",
        "Single select of another's choice",
        "Which of the options SeaTable offers depends on the column 'Single select'.")]
    [InlineData("Lists", "Single select with many options", "Number 12, … and 3 more.")]
    [InlineData("Links", "Link", "Links to rows of 'Values', shown by their 'Text'.")]
    [InlineData("Links", "Link to a table that is gone", "The linked table is not in the schema file.")]
    [InlineData("Computed", "Formula with a text", "Formula: upper({Name}) & \"<b>\"")]
    [InlineData(
        "Computed",
        "Count",
        "(link formula, the number of linked rows). Read-only: the server computes it. Over the link 'To values'.")]
    [InlineData("Computed", "Rollup sum", "the sum over the linked rows")]
    [InlineData("Computed", "Lookup of single-select", "From the column 'Single select' of 'Lists', over the link 'To lists'.")]
    [InlineData("Computed", "Lookup over two links", "From the column 'Single select' of 'Lists', over the link 'To links'.")]
    [InlineData("Computed", "Lookup with a condition", "Only over linked rows that meet the conditions set in the base.")]
    public void What_the_settings_of_a_column_mean_is_said(string table, string name, string expected) =>
        Assert.Contains(
            expected,
            DocumentationText.OnOneLine(Documentation(Property(table, name)!)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Number with bounds", ", minimum: -1.5, maximum: 1000)")]
    [InlineData("Number with bounds switched off", "WithBoundsSwitchedOff\")")]
    [InlineData("Number with bounds that are texts", "WithBoundsThatAreTexts\")")]
    [InlineData("Number with bounds the wrong way round", "TheWrongWayRound\")")]
    [InlineData("Dollar with bounds", ", minimum: 0.01, maximum: 99999999999)")]
    [InlineData("Rating", ", minimum: 1, maximum: 5)")]
    [InlineData("Rating of none", ", minimum: 1, maximum: 10)")]
    [InlineData("Date as DD/MM/YYYY HH:mm", ", hasTime: true)")]
    [InlineData("Date as DD/MM/YYYY", "AsDDMMYYYY\")")]
    public void What_the_runtime_has_to_know_of_a_column_is_handed_to_it(string name, string arguments)
    {
        var line = s_run.Value.Sources["Crm.CrmBase.Values.g.cs"].Split('\n')
            .Single(line =>
                line.Contains($"ColumnSchema(", StringComparison.Ordinal)
                    && line.Contains($", \"{name}\", ", StringComparison.Ordinal));

        Assert.EndsWith(arguments, line.TrimEnd(',', ';'), StringComparison.Ordinal);
    }

    private static string Gone(string column, string problem) =>
        $"The link formula column '{column}' of table 'Computed' {problem}; the server gives an error, or nothing, in its place";

    private static string Marked() => SchemaJson.Read(Schema)
        .Replace("\"furlongs\"", "«\"furlongs\"»", StringComparison.Ordinal)
        .Replace("table_column_key\": \"gone\"", "table_column_key\": «\"gone\"»", StringComparison.Ordinal)
        .Replace("link_column_key\": \"gone\"", "link_column_key\": «\"gone\"»", StringComparison.Ordinal)
        .Replace("\"other_table_id\": \"gone\"", "\"other_table_id\": «\"gone\"»", StringComparison.Ordinal)
        .Replace(
            "\"Link without data\", \"type\": \"link\"", "\"Link without data\", \"type\": «\"link\"»", StringComparison.Ordinal);

    private static IEnumerable<(string Table, string Name, string Type)> Columns()
    {
        using var document = JsonDocument.Parse(SchemaJson.Read(Schema));
        return
        [
            .. document.RootElement.GetProperty("tables")
                .EnumerateArray()
                .SelectMany(table => table.GetProperty("columns").EnumerateArray().Select(column =>
                (
                    table.GetProperty("name").GetString()!,
                    column.GetProperty("name").GetString()!,
                    column.GetProperty("type").GetString()!))),
        ];
    }

    // Found by what its documentation says of the base, since names in C# are another test's matter.
    private static IPropertySymbol? Property(string table, string column) =>
        s_run.Value.Type($"Crm.{table}Row").GetMembers().OfType<IPropertySymbol>()
        .SingleOrDefault(property => Documentation(property).Element("summary")?.Element("c")?.Value == column);

    private static XElement Documentation(ISymbol symbol) => XElement.Parse(symbol.GetDocumentationCommentXml()!);

    private static string Describe(IPropertySymbol? property) => property is null
        ? "nothing"
        : property.Type.ToDisplayString(s_short) + (property.SetMethod is null ? " read-only" : " settable");
}
