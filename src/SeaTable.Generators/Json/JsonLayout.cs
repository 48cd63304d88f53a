namespace SeaTable.Generators.Json;

/// <summary>Whether lines stand where people and tools put them: what is in brackets deeper than their line.</summary>
internal sealed class JsonLayout(string text)
{
    /// <summary>So many lines that end what others began are no accident.</summary>
    private const int ManyEnds = 2;

    /// <summary>What is wrong where a line stands elsewhere.</summary>
    public const string Error = "a bracket is missing before this line, or is one too many";

    private readonly LineMap _lines = new(text);

    // People who break long lines only where they must put the ends behind what they end.
    private readonly bool _hasObjectsEndInLines = CountEndsInLines(text, '{', '}') >= ManyEnds;
    private readonly bool _hasListsEndInLines = CountEndsInLines(text, '[', ']') >= ManyEnds;

    /// <summary>How deep the line of a position stands.</summary>
    public int Indent(int position)
    {
        var start = position - _lines.Locate(position).Column;
        var first = start;
        while (first < text.Length && text[first] is ' ' or '\t')
        {
            first++;
        }

        return first - start;
    }

    /// <summary>
    /// Whether an end fits what it ends: on a line of its own it stands as deep as the line of the bracket, and so it does after
    /// parts on lines of their own, unless the file has other habits.
    /// </summary>
    public bool FitsEnd(JsonFrame frame, int position) =>
        BeginsLine(position, out var indent)
            ? indent == frame.Indent || frame.Indent < 0
            : frame.PartIndent < 0 || (frame.Kind == JsonKind.Object ? _hasObjectsEndInLines : _hasListsEndInLines);

    /// <summary>Whether a part stands deeper than what it is in, and no deeper than the parts before.</summary>
    public bool FitsPart(JsonFrame frame, int position) => frame.Parent is null || !BeginsLine(position, out var indent)
        || (indent > frame.Indent && (frame.PartIndent < 0 || indent <= frame.PartIndent));

    /// <summary>Where the lines of a part end, with its closing bracket; null when parts are not on lines.</summary>
    /// <param name="frame">What the part is in.</param>
    /// <param name="position">A place in the part.</param>
    public int? EndOfPart(JsonFrame frame, int position)
    {
        var depth = frame.PartIndent >= 0 ? frame.PartIndent
            : BeginsLine(position, out var first) && first > frame.Indent ? first : -1;
        if (depth < 0)
        {
            return null;
        }

        for (var start = position; (start = text.IndexOf('\n', start) + 1) > 0;)
        {
            var place = start + Indent(start);
            if (place < text.Length && text[place] is not ('\r' or '\n') && place - start <= depth)
            {
                return place - start == depth && text[place] is '}' or ']' ? place + 1 : start;
            }
        }

        return text.Length;
    }

    /// <summary>The same with the depth of its last part.</summary>
    public JsonFrame WithPart(JsonFrame frame, int position) =>
        BeginsLine(position, out var indent) && frame.PartIndent != indent ? frame with { PartIndent = indent } : frame;

    /// <summary>
    /// Whether a value stands on the line of its name; only what is in brackets may begin on the next, when its name stands on a
    /// line of its own or it stands deeper.
    /// </summary>
    public bool FitsValue(JsonName name, int nameEnd, int position) =>
        position == text.Length || text.IndexOf('\n', nameEnd, position - nameEnd) < 0
        || (text[position] is '{' or '[' && (BeginsLine(name.Start, out _) || Indent(position) > Indent(name.Start)));

    private bool BeginsLine(int position, out int indent)
    {
        var start = position;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        indent = position - start;
        return start > 0 && text[start - 1] is '\n' or '\r';
    }

    /// <summary>How many lines begin with something else than an end, and end more of a kind than they began.</summary>
    private static int CountEndsInLines(string text, char begin, char end)
    {
        var (count, open, isString, first) = (0, 0, false, '\0');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            first = first == '\0' && !char.IsWhiteSpace(character) ? character : first;
            if (character == '\n')
            {
                count += open < 0 && first is not ('}' or ']') ? 1 : 0;
                (open, isString, first) = (0, false, '\0');
            }
            else if (character == '"')
            {
                isString = !isString;
            }
            else if (isString)
            {
                index += character == '\\' ? 1 : 0;
            }
            else
            {
                open += character == begin ? 1 : character == end ? -1 : 0;
            }
        }

        return count;
    }
}
