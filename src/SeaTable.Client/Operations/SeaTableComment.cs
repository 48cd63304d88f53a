using System.Text.Json;

namespace SeaTable;

/// <summary>A comment on a row.</summary>
public sealed class SeaTableComment
{
    private SeaTableComment(JsonElement json, long id, string text)
    {
        Id = id;
        Text = text;
        Author = json.Text("author") ?? "";
        RowId = json.Text("row_id") ?? "";
        CreatedAt = json.Time("created_at");
        UpdatedAt = json.Time("updated_at");
        IsResolved = json.Flag("resolved");
    }

    /// <summary>Gets the id.</summary>
    public long Id { get; }

    /// <summary>Gets the id of the user who wrote it, or the name of the API token it was written with.</summary>
    public string Author { get; }

    /// <summary>Gets the text.</summary>
    public string Text { get; }

    /// <summary>Gets the id of the row.</summary>
    public string RowId { get; }

    /// <summary>Gets when it was written; <see langword="null"/> when the server does not say so.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Gets when it was changed last; <see langword="null"/> when the server does not say so.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>Gets a value that indicates whether it is marked as done.</summary>
    public bool IsResolved { get; }

    /// <summary>Returns the text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    internal static SeaTableComment? Read(JsonElement json) =>
        json.Number("id") is { } id && json.Text("comment") is { } text ? new SeaTableComment(json, id, text) : null;
}
