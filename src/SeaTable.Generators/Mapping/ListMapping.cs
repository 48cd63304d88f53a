namespace SeaTable.Generators.Mapping;

/// <summary>Columns whose cells hold several values: a list that is never null, and empty for an empty cell.</summary>
internal static class ListMapping
{
    public static ColumnMapping Create(string columnType, string words, string element, string reader, string writer) =>
        new(columnType, words, Type(element), reader) { Writer = writer, Setter = "AssignList", Empty = Empty(element) };

    /// <summary>The C# type of a list.</summary>
    public static string Type(string element) => "global::System.Collections.Generic.IReadOnlyList<" + element + ">";

    /// <summary>A list of nothing.</summary>
    public static string Empty(string element) => "global::System.Array.Empty<" + element + ">()";
}
