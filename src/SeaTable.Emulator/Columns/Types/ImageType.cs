using System.Text.Json;
using System.Text.RegularExpressions;

namespace SeaTable.Emulator.Columns.Types;

/// <summary>image: the list of addresses as it was sent. Of texts only a plain http address of an image is taken.</summary>
internal sealed partial class ImageType() : JsonType("image")
{
    public override object? Write(JsonElement value, Column column, WriteContext context) => value.ValueKind switch
    {
        JsonValueKind.Array => KeepUnlessEmpty(value),
        JsonValueKind.String when HttpImage().Match(value.GetString()!) is { Success: true } match =>
            CellJson.KeepList([match.Value]),
        _ => null,
    };

    // No "s" after http: the server overlooks https addresses.
    [GeneratedRegex(@"http://\S+?\.(gif|jpg|jpeg|png)", RegexOptions.IgnoreCase)]
    private static partial Regex HttpImage();
}
