using System.Text.Json;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>file: a list of objects. Those without name, size, type or url are dropped.</summary>
internal sealed class FileType() : JsonType("file")
{
    private static readonly string[] s_required = ["name", "size", "type", "url"];

    public override object? Write(JsonElement value, Column column, WriteContext context)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var kept = value.EnumerateArray().Where(IsComplete).Select(CellJson.Keep).ToList();
        return kept.Count == 0 ? null : $"[{string.Join(',', kept)}]";
    }

    private static bool IsComplete(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && s_required.All(member => item.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null);
}
