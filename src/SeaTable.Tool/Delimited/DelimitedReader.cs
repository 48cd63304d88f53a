using System.Text;
using CsvHelper;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Delimited;

/// <summary>
/// Reads a file line by line, without ever having more than one in memory. Lines without anything are passed over.
/// </summary>
internal sealed class DelimitedReader : IDisposable
{
    private readonly string _path;
    private readonly FileForm _form;
    private readonly CsvReader _csv;

    public DelimitedReader(string path, FileForm form)
    {
        (_path, _form) = (path, form);
        var text = new StreamReader(path, form.Encoding, detectEncodingFromByteOrderMarks: false);
        for (var i = 0; i < form.LinesBefore; i++)
            _ = text.ReadLine();

        _csv = CsvReader.Create(
            text,
            CsvReaderOptions.Default with { Separator = form.Delimiter, HasHeader = false, TrackLineNumbers = true },
            leaveOpen: false);
    }

    /// <summary>Gets the number of the line in the file at which what was read begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Gets the cells.</summary>
    public string[] Cells { get; private set; } = [];

    /// <summary>Gets why the line can't be taken apart for certain; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the next line, which may go on over several ones of the file within quotes.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ToolException">The file is no text in its encoding.</exception>
    public bool Read()
    {
        try
        {
            if (!_csv.Read())
                return false;
        }
        catch (DecoderFallbackException e)
        {
            var place = Line == 0 ? "" : $" somewhere behind line {Line}";
            throw new ToolException(
                $"{_path} is no text in {_form.Encoding.WebName}{place}. Save it as UTF-8, or name its encoding, such as "
                    + "--encoding windows-1252.", e);
        }

        Line = _form.LinesBefore + (int)_csv.LineNumber;
        Cells = new string[_csv.FieldCount];
        for (var i = 0; i < Cells.Length; i++)
            Cells[i] = _csv.GetString(i);

        var raw = _csv.RawRecord;
        Problem = raw.Count((byte)'"') % 2 == 0 ? null
            : raw.Contains((byte)'\n') ? "has a double quote that is not closed, so that what follows it is taken for one cell"
            : "has a double quote within a cell; write it twice, and the cell in quotes";
        return true;
    }

    public void Dispose() => _csv.Dispose();
}
