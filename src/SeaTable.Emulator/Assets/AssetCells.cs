using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Assets;

/// <summary>Finds and replaces the addresses of files in stored cells.</summary>
internal static class AssetCells
{
    private const string Url = "url";
    private const string Signature = "sign_image_url";

    /// <summary>Determines whether the cells of a column name files, and no more than that.</summary>
    public static bool HaveFiles(Column column) => column.Type is ImageType or FileType or DigitalSignType;

    /// <summary>Gets the addresses in a cell; none of a column whose cells are no files.</summary>
    public static IReadOnlyList<string> Addresses(Column column, string cell)
    {
        var found = new List<string>();
        Replace(column, cell, address =>
        {
            found.Add(address);
            return address;
        });
        return found;
    }

    /// <summary>Replaces the addresses in a cell.</summary>
    public static string Replace(Column column, string cell, Func<string, string> replace)
    {
        if (!HaveFiles(column) || JsonTree.Parse(cell) is not { } root)
            return cell;
        switch (root)
        {
            case JsonArray list when column.Type is ImageType:
                for (var index = 0; index < list.Count; index++)
                {
                    if (Text(list[index]) is { } address)
                        list[index] = replace(address);
                }

                break;
            case JsonArray list:
                foreach (var file in list.OfType<JsonObject>())
                    Replace(file, Url, replace);
                break;
            case JsonObject json:
                Replace(json, Signature, replace);
                break;
            default:
                return cell;
        }

        return root.ToJsonString(JsonText.Options);
    }

    private static void Replace(JsonObject json, string member, Func<string, string> replace)
    {
        if (Text(json[member]) is { } address)
            json[member] = replace(address);
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
