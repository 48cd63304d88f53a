namespace SeaTable.Generators.Mapping;

/// <summary>Columns whose cells hold several values: a list that is never null, and empty for an empty cell.</summary>
internal static class ListMapping
{
    public static ColumnMapping CreateImages()
    {
        const string Image = "global::System.Uri";
        return Create("Image", "images", Image, "ReadUris", "WriteUris", QueryColumn.Reading("ListColumn", Image));
    }

    public static ColumnMapping CreateFiles()
    {
        const string File = "global::SeaTable.FileAttachment";
        return Create("File", "files", File, "ReadFiles", "WriteFiles", QueryColumn.OnlySelected(Type(File)));
    }

    public static ColumnMapping CreateUsers() => Create(
        "Collaborator", "collaborators", "global::SeaTable.SeaTableUser", "ReadUsers", "WriteUsers", new("UsersColumn"));

    /// <summary>The C# type of a list.</summary>
    public static string Type(string element) => "global::System.Collections.Generic.IReadOnlyList<" + element + ">";

    /// <summary>A list of nothing.</summary>
    public static string Empty(string element) => "global::System.Array.Empty<" + element + ">()";

    private static ColumnMapping Create(
        string columnType, string words, string element, string reader, string writer, QueryColumn query) =>
        new(columnType, words, Type(element), reader, query) { Writer = writer, Setter = "AssignList", Empty = Empty(element) };
}
