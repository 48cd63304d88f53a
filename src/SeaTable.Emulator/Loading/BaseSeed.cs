using System.IO.Compression;
using System.Text.Json;
using SeaTable.Emulator.Schema;

namespace SeaTable.Emulator.Loading;

/// <summary>What a base starts with: its schema, and the rows and links when the file has them.</summary>
internal sealed class BaseSeed(
    string name, EmulatedSchema schema, IReadOnlyList<JsonElement> rows, JsonElement? links, JsonDocument document,
    ZipArchive? archive) : IDisposable
{
    /// <summary>Gets the name of the base, which neither form of file carries: it is that of the file.</summary>
    public string Name { get; } = name;

    public EmulatedSchema Schema { get; } = schema;

    /// <summary>Gets the rows of each table, in the order of the tables; an undefined element for none.</summary>
    public IReadOnlyList<JsonElement> Rows { get; } = rows;

    public JsonElement? Links { get; } = links;

    /// <summary>Gets the export with the files of the base; null when it starts from JSON.</summary>
    public ZipArchive? Archive { get; } = archive;

    public void Dispose()
    {
        document.Dispose();
        Archive?.Dispose();
    }
}
