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

    /// <summary>
    /// Writes a line with the names of columns, from which a reader finds the sign between cells: another such sign in a name is
    /// in quotes, which tell it apart.
    /// </summary>
    public async Task WriteHeaderAsync(IReadOnlyList<string> names)
    {
        foreach (var name in names)
            _csv.WriteField(name, FileForm.MayBeTakenForForm(name) ? CsvQuoting.Always : CsvQuoting.WhenNeededOrWhitespace);

        await _csv.EndRecordAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Writes a line. One that is a single empty cell is written as such, so that it is read back.</summary>
    public async Task WriteAsync(IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
            _csv.WriteField(cell);

        await _csv.EndRecordAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
