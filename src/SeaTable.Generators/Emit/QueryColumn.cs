using SeaTable.Generators.Mapping;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Which class of the runtime stands for a column in queries. That depends on nothing but how a cell is read: the class offers what
/// SQL can do with values of that kind.
/// </summary>
internal static class QueryColumn
{
    private const string Space = "global::SeaTable.Queries.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList<";

    /// <summary>The class, with everything in front of it.</summary>
    public static string Type(ColumnMapping mapping) => Space + (mapping.Reader switch
    {
        "ReadText" => mapping.IsWritable ? "TextColumn" : "ComputedTextColumn",
        "ReadTextResult" => "TextFormula",
        "ReadNumber" => "NumberColumn",
        "ReadDecimal" => "CurrencyColumn",
        "ReadInteger" => mapping.IsWritable ? "RatingColumn" : "CountColumn",
        "ReadNumberResult" => "NumberFormula",
        "ReadCheckbox" => "CheckboxColumn",
        "ReadCheckboxResult" => "CheckboxFormula",
        "ReadDate" => "DateColumn",
        "ReadDateResult" => "DateFormula",
        "ReadDateTime" => mapping.IsWritable ? "DateTimeColumn" : "TimestampColumn",
        "ReadDateTimeResult" => "DateTimeFormula",
        "ReadDuration" => "DurationColumn",
        "ReadId" => "DepartmentColumn",
        "ReadGeolocation" => "GeolocationColumn",
        "ReadOption" => "OptionColumn<" + mapping.Type.TrimEnd('?') + ">",
        "ReadOptions" => "OptionsColumn<" + Element(mapping) + ">",
        "ReadOptionList" => "OptionListColumn<" + Element(mapping) + ">",
        "ReadTexts" => mapping.IsWritable ? "UsersColumn" : "TextListColumn",
        "ReadNumbers" => "NumberListColumn",
        "ReadFiles" or "ReadJsonList" => "ValueColumn<" + mapping.Type + ">",
        _ when mapping.Link is { Shows: LinkDisplay.Text } link => "TextLinkColumn<" + link.Row + ">",
        _ when mapping.Link is { Shows: LinkDisplay.Number } link => "NumberLinkColumn<" + link.Row + ">",
        _ when mapping.Link is { } link => "LinkColumn<" + link.Row + ">",
        _ when mapping.Type.StartsWith(List, System.StringComparison.Ordinal) => "ListColumn<" + Element(mapping) + ">",
        _ => "ValueColumn<" + mapping.Type + ">",
    });

    /// <summary>What its constructor needs beside the table and the column's number.</summary>
    public static string? Argument(ColumnMapping mapping)
    {
        string type = Type(mapping).Substring(Space.Length);
        if (type.StartsWith("Option", System.StringComparison.Ordinal))
        {
            return mapping.ReaderArgument;
        }

        bool isRead = type.StartsWith("ListColumn", System.StringComparison.Ordinal) || IsOnlySelected(mapping) || mapping.Link is not null;
        return isRead
            ? "static (ref global::SeaTable.Runtime.CellReader reader) => reader." + mapping.Reader + "(" + mapping.ReaderArgument + ")"
            : null;
    }

    /// <summary>Whether SQL can do nothing with the column but select it.</summary>
    public static bool IsOnlySelected(ColumnMapping mapping) => Type(mapping).StartsWith(Space + "ValueColumn", System.StringComparison.Ordinal);

    private static string Element(ColumnMapping mapping) => mapping.Type.Substring(List.Length, mapping.Type.Length - List.Length - 1);
}
