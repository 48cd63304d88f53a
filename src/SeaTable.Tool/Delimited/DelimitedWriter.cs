using CsvHelper;

namespace SeaTable.Tool.Delimited;

/// <summary>Writes lines of cells.</summary>
internal sealed class DelimitedWriter : IAsyncDisposable
{
    private readonly CsvWriter _csv;

    /// <param name="output">Takes the text; it stays open.</param>
    /// <param name="delimiter">The sign between cells.</param>
    public DelimitedWriter(TextWriter output, char delimiter) => _csv = CsvWriter.Create(
        output,
        CsvWriterOptions.Default with
        {
            Separator = delimiter,
            NewLine = "\n",
            Quoting = CsvQuoting.WhenNeededOrWhitespace,
            ValidateFieldCount = false,
        },
        leaveOpen: true);

    /// <summary>Writes a line. One that is a single empty cell is written as such, so that it is read back.</summary>
    public async Task WriteAsync(IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
            _csv.WriteField(cell);

        await _csv.EndRecordAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
