namespace SeaTable.Generators.Tests.Columns;

/// <summary>What each column of <c>types.seatable.json</c> has to be in C#, written down by hand.</summary>
internal static class ExpectedTypes
{
    // Table / C# type, settable or not / the columns.
    private const string All = """
        Values
        string? settable
          Text; Text with all members; Text with a default; Text for phone numbers; Text with a check; Text with leftovers
          Text with data that is a text; Text with data that is a list; Text with data that is a number
          Long text; Long text without data; Email; URL
        double? settable
          Number; Number without data; Number with an empty format; Number with an unknown format; Number that was a duration
          Number with decimals; Number with one decimal; Number with bounds; Number with bounds switched off
          Number with bounds that are texts; Number with bounds the wrong way round; Percent
        decimal? settable
          Dollar; Euro; Yuan; Custom currency; Custom currency without a symbol; Dollar with bounds
        bool settable
          Checkbox; Checkbox with a style
        DateOnly? settable
          Date as YYYY-MM-DD; Date as M/D/YYYY; Date as DD/MM/YYYY; Date with dots as DD.MM.YYYY; Date as D/M/YYYY
          Date without a format; Date without data; Date with a default
        DateTimeOffset? settable
          Date as YYYY-MM-DD HH:mm; Date as M/D/YYYY HH:mm; Date as DD/MM/YYYY HH:mm; Date with dots as DD.MM.YYYY HH:mm
          Date as YYYY-MM-DD HH:mm:ss
        TimeSpan? settable
          Duration as h:mm; Duration as h:mm:ss; Duration as h:mm:ss.s; Duration as h:mm:ss.ss; Duration as h:mm:ss.sss
          Duration without a format; Duration without data
        int? settable
          Rating; Rating of ten; Rating of none; Rating without a maximum; Rating without data
        Geolocation? settable
          Place as lng_lat; Place as country_region; Place as province; Place as province_city; Place as province_city_district
          Place as geolocation; Place as map_selection; Place with an unknown form; Place without data
        DigitalSignature? settable
          Signature
        long? settable
          Department; Department of a range
        string? read-only
          Auto number; Auto number with a prefix; Auto number with a date; Auto number of an old base
        SeaTableUser? read-only
          Own creator; Other creator; Own last-modifier; Other last-modifier
        DateTimeOffset? read-only
          Own ctime; Other ctime; Own mtime; Other mtime
        FormulaResult<DateTimeOffset> read-only
          Day by a formula without a format
        nothing
          Button; Button with actions

        Lists
        string? settable
          Name
        ListsSingleSelect? settable
          Single select
        ListsSingleSelectOfAnotherSChoice? settable
          Single select of another's choice
        ListsSingleSelectWithoutOptions? settable
          Single select without options
        ListsSingleSelectWithoutData? settable
          Single select without data
        ListsSingleSelectWithManyOptions? settable
          Single select with many options
        IReadOnlyList<ListsMultipleSelect> settable
          Multiple select
        IReadOnlyList<ListsMultipleSelectWithoutData> settable
          Multiple select without data
        IReadOnlyList<Uri> settable
          Image
        IReadOnlyList<FileAttachment> settable
          File
        IReadOnlyList<SeaTableUser> settable
          Collaborator; Collaborator without data

        Links
        string? settable
          Name
        LinkList<ValuesRow> read-only
          Link; Link of an old base; Link to one row; Link shown by a date; Link shown by a column that is gone
          Link of other tables
        LinkList<ListsRow> read-only
          Link made at the other end; Link shown by a select; Link shown by a multiple select
        LinkList<LinksRow> read-only
          Link to the same table
        JsonElement? read-only
          Link to a table that is gone; Link without data

        Computed
        string? settable
          Name
        LinkList<ValuesRow> read-only
          To values
        LinkList<ListsRow> read-only
          To lists
        LinkList<LinksRow> read-only
          To links
        FormulaResult<double> read-only
          Formula with a number; Formula with a percentage
          Rollup average; Rollup max; Rollup min; Rollup sum
        FormulaResult<decimal> read-only
          Formula with money
        FormulaResult<string> read-only
          Formula with a text; Rollup concatenate
        FormulaResult<DateOnly> read-only
          Formula with a date
        FormulaResult<DateTimeOffset> read-only
          Formula with a date and time; Formula with a date without a format
        FormulaResult<bool> read-only
          Formula with true or false
        FormulaResult<JsonElement> read-only
          Formula with a list; Formula of an old base; Formula of a new table; Formula without data
          Formula with an unknown result
          Rollup without a result type
        int? read-only
          Count
        IReadOnlyList<string> read-only
          Lookup of text; Lookup of long-text; Lookup of email; Lookup of url; Lookup of string; Lookup of auto-number
          Lookup of creator
          Lookup of last-modifier; Lookup of collaborator; Lookup with a condition; Largest; Lookup without an array type
        IReadOnlyList<double> read-only
          Lookup of number as number; Lookup of number as percent; Different values
        IReadOnlyList<decimal> read-only
          Lookup of number as euro
        IReadOnlyList<bool> read-only
          Lookup of checkbox; Lookup of bool
        IReadOnlyList<DateOnly> read-only
          Lookup of date as YYYY-MM-DD; Lookup of date without a format
        IReadOnlyList<DateTimeOffset> read-only
          Lookup of date as M/D/YYYY HH:mm; Lookup of a formula's date without a format; Lookup of a date that is gone
          Lookup of ctime; Lookup of mtime
        IReadOnlyList<TimeSpan> read-only
          Lookup of duration
        IReadOnlyList<int> read-only
          Lookup of rate
        IReadOnlyList<long> read-only
          Lookup of department-single-select
        IReadOnlyList<ListsSingleSelect> read-only
          Lookup of single-select; Lookup over two links; Smallest
        IReadOnlyList<ListsMultipleSelect> read-only
          Lookup of multiple-select
        IReadOnlyList<Uri> read-only
          Lookup of image
        IReadOnlyList<FileAttachment> read-only
          Lookup of file
        IReadOnlyList<JsonElement> read-only
          Lookup of geolocation; Lookup of digital-sign; Lookup of a link; Lookup of an option that is gone
          Lookup over a link that is gone; Lookup of an unknown type; Link formula of an old base
        JsonElement? read-only
          Link formula of an unknown kind; Link formula without data

        Bare
        """;

    /// <summary>Each column as <c>Table.Column: type, settable or not</c>.</summary>
    public static IEnumerable<string> Lines()
    {
        var (table, type) = ("", "");
        foreach (var line in All.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                foreach (var column in line.Split(';', StringSplitOptions.TrimEntries))
                {
                    yield return $"{table}.{column}: {type}";
                }
            }
            else
            {
                (table, type) = line.Length == 0
                    || line.Contains(' ', StringComparison.Ordinal)
                    || line == "nothing" ? (table, line) : (line, "");
            }
        }
    }
}
