using System.Text;

namespace SeaTable.Generators.Emit;

/// <summary>Builds source text: indentation, and the same line ends on every machine.</summary>
internal sealed class SourceWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Adds an empty line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Adds one or more lines, all at the current indentation; their own indentation comes on top.</summary>
    public SourceWriter Line(string lines)
    {
        var start = 0;
        while (start <= lines.Length)
        {
            var end = lines.IndexOf('\n', start);
            end = end < 0 ? lines.Length : end;
            var length = end > start && lines[end - 1] == '\r' ? end - 1 - start : end - start;
            if (length > 0)
            {
                _text.Append(' ', _indentation).Append(lines, start, length);
            }

            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Opens a block.</summary>
    public SourceWriter Open()
    {
        Line("{");
        return Indent();
    }

    /// <summary>Closes a block.</summary>
    public SourceWriter Close() => Outdent().Line("}");

    /// <summary>Moves what follows to the right.</summary>
    public SourceWriter Indent()
    {
        _indentation += Step;
        return this;
    }

    /// <summary>Moves what follows back to the left.</summary>
    public SourceWriter Outdent()
    {
        _indentation -= Step;
        return this;
    }

    public override string ToString() => _text.ToString();
}
