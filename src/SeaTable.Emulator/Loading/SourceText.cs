using System.Text.Json;
using SeaTable.Emulator.Json;

namespace SeaTable.Emulator.Loading;

/// <summary>The JSON that a base is read from, and where it came from, so that an error can point into it.</summary>
internal sealed class SourceText(string path, ReadOnlyMemory<byte> utf8)
{
    private const int MaxDepth = 256;
    private const string Remedy = "Save the answer of GET …/metadata/ anew, or use an export of the base (.dtable).";

    public JsonDocument Parse()
    {
        try
        {
            var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (InvalidUnicode.PathToBroken(utf8.Span, document.RootElement) is not { } broken)
                return document;
            document.Dispose();
            throw Error("a text is not valid Unicode", [.. broken]);
        }
        catch (JsonException exception)
        {
            throw utf8.Span.Trim(" \t\r\n"u8).IsEmpty
                ? Error("the file is empty", 1, 1, exception)
                : EndsInTheMiddle()
                ? Error(
                    "the JSON ends in the middle, so the file seems to be cut off",
                    utf8.Span.Count((byte)'\n') + 1,
                    utf8.Length - utf8.Span.LastIndexOf((byte)'\n'),
                    exception)
                : Error(
                    "this is not valid JSON",
                    (exception.LineNumber ?? 0) + 1,
                    (exception.BytePositionInLine ?? 0) + 1,
                    exception);
        }
    }

    /// <summary>
    /// Creates an error at the value that the names and indexes lead to, or at the nearest value on the way there.
    /// </summary>
    public SeaTableEmulatorException Error(string problem, params object[] jsonPath)
    {
        var (line, column) = JsonPosition.Of(utf8.Span, jsonPath);
        return Error(problem, line, column, null);
    }

    private SeaTableEmulatorException Error(string problem, long line, long column, Exception? cause) =>
        new(FormattableString.Invariant($"{path}({line},{column}): {problem}. {Remedy}"), cause);

    // Read as if more were to come, text that is only too short has nothing wrong with it.
    private bool EndsInTheMiddle()
    {
        try
        {
            var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth });
            var reader = new Utf8JsonReader(utf8.Span, isFinalBlock: false, state);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
