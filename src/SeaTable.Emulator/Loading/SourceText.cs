using System.Text.Json;

namespace SeaTable.Emulator.Loading;

/// <summary>The JSON that a base is read from, and where it came from, so that an error can point into it.</summary>
internal sealed class SourceText(string path, ReadOnlyMemory<byte> utf8)
{
    private const string Remedy = "Save the answer of GET …/metadata/ anew, or use an export of the base (.dtable).";

    public JsonDocument Parse()
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            var problem = EndsInTheMiddle(exception)
                ? "the JSON ends in the middle, so the file seems to be cut off"
                : "this is not valid JSON";
            throw new SeaTableEmulatorException(FormattableString.Invariant($"{path}({line},{column}): {problem}. {Remedy}"), exception);
        }
    }

    /// <summary>An error at the value that the names and indexes lead to, or at the nearest value on the way there.</summary>
    public SeaTableEmulatorException Error(string problem, params object[] jsonPath)
    {
        var (line, column) = JsonPosition.Of(utf8.Span, jsonPath);
        return new SeaTableEmulatorException(FormattableString.Invariant($"{path}({line},{column}): {problem}. {Remedy}"));
    }

    // The reader stands at the end of the text when more was expected.
    private bool EndsInTheMiddle(JsonException exception)
    {
        var text = utf8.Span;
        var lines = 0L;
        var lineStart = 0;
        for (var index = 0; index < text.Length && lines < exception.LineNumber; index++)
        {
            if (text[index] != '\n')
                continue;
            lines++;
            lineStart = index + 1;
        }

        var position = lineStart + (int)(exception.BytePositionInLine ?? 0);
        return position >= text.Length || text[Math.Min(position, text.Length)..].Trim(" \t\r\n"u8).IsEmpty;
    }
}
