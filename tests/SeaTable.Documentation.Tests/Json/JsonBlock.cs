using System.Text.Json.Nodes;
using SeaTable.Documentation.Tests.Markdown;

namespace SeaTable.Documentation.Tests.Json;

/// <summary>A block of JSON: a whole file, members of an object, or columns of a table.</summary>
internal sealed class JsonBlock(CodeBlock block)
{
    private const string Columns = "columns of ";

    internal CodeBlock Block => block;

    /// <summary>Gets whether the page shows what a rule reports of it.</summary>
    internal bool IsWrong => block.Said is { } said && said.Text.Contains(" STB", StringComparison.Ordinal);

    /// <summary>Gets whether places in it are places of the file.</summary>
    internal bool IsWhole => TableName is null && !block.Has("members");

    /// <summary>Gets the file that the block is, or stands in.</summary>
    internal string File => TableName is { } table
        ? $$"""
            {"tables": [{"_id": "0000", "name": "{{table}}", "columns": [
            {"key": "0000", "name": "Name", "type": "text"}, {{Amount}}
            {{block.Text}}
            ]}]}
            """
        : block.Has("members") ? $"{{ {block.Text} }}" : block.Text;

    /// <summary>Gets the file as it is read, which has to be JSON.</summary>
    internal JsonObject Object => JsonNode.Parse(File)!.AsObject();

    // What formulas name, unless the block has it.
    private string Amount => block.Text.Contains("\"Amount\"", StringComparison.Ordinal)
        ? ""
        : """{"key": "Euro", "name": "Amount", "type": "number"},""";

    private string? TableName =>
        block.Notes.FirstOrDefault(note => note.StartsWith(Columns, StringComparison.Ordinal))?[Columns.Length..];
}
