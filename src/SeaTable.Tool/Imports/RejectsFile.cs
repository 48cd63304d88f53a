using System.Globalization;
using System.Text;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Imports;

/// <summary>
/// The lines that were refused, with their numbers and why. Corrected, the file can be imported itself: it has the header of the
/// other one, and the cells as they were.
/// </summary>
internal sealed class RejectsFile : IAsyncDisposable
{
    private const string LineHeader = "seatable:line";
    private const string WhyHeader = "seatable:why";

    private readonly FileReplacement _file;
    private readonly StreamWriter _text;
    private readonly DelimitedWriter _lines;
    private readonly string _path;
    private readonly bool _isGuarded;
    private bool _isEnded;

    private RejectsFile(string path, FileForm form, bool isGuarded)
    {
        (_path, _isGuarded) = (path, isGuarded);
        _file = new FileReplacement(path);
        _text = new StreamWriter(_file.Stream, new UTF8Encoding(form.Encoding.Preamble.Length > 0), leaveOpen: true);
        _lines = new DelimitedWriter(_text, form.Delimiter);
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="form">How the other one is written.</param>
    /// <param name="isGuarded">Whether it is meant for a spreadsheet, which would run what begins like a formula.</param>
    /// <param name="header">The header of the other one.</param>
    public static async Task<RejectsFile> CreateAsync(
        string path, FileForm form, bool isGuarded, IReadOnlyList<string> header)
    {
        var file = new RejectsFile(path, form, isGuarded);
        await file._lines.WriteHeaderAsync([LineHeader, WhyHeader, .. header.Where(cell => !IsOwnHeader(cell))])
            .ConfigureAwait(false);
        return file;
    }

    /// <summary>Whether a header is one of those that such a file has besides.</summary>
    public static bool IsOwnHeader(string header) => header is LineHeader or WhyHeader;

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="why">Why it was refused.</param>
    /// <param name="ownCells">How many cells at its beginning are those of an earlier such file.</param>
    public Task WriteAsync(ImportLine line, string why, int ownCells) => _lines.WriteAsync(
        [
            line.Number.ToString(CultureInfo.InvariantCulture), _isGuarded ? FormulaGuard.Add(why) : why,
            .. line.Cells.Skip(ownCells),
        ]);

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="ToolException">It can't be written.</exception>
    public async Task CompleteAsync()
    {
        if (_isEnded)
            return;

        _isEnded = true;
        try
        {
            await _lines.DisposeAsync().ConfigureAwait(false);
            await _text.DisposeAsync().ConfigureAwait(false);
            _file.Complete();
        }
        catch (IOException e)
        {
            throw new ToolException(
                $"{_path} can't be written, so the lines that were refused are kept nowhere: {FileFailure.Reason(e)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            _file.Dispose();
        }
    }
}
