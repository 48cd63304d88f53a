using System;

namespace SeaTable.Generators.Completion.Strings;

/// <summary>
/// Follows strings in a piece of code from the quote where one opens: through what is added to it, its holes and the strings in
/// these, until the code ends or the expression does.
/// </summary>
internal sealed class StringScanner(string code, int opening)
{
    private int _position = opening;

    /// <summary>Whether the code ends inside a string, not in one of its holes.</summary>
    public bool EndsInside()
    {
        while (_position < code.Length && code[_position] != ';')
        {
            if (code[_position] == '"')
            {
                if (ReadString())
                {
                    return true;
                }
            }
            else if (code[_position] == '\'')
            {
                SkipCharacter();
            }
            else
            {
                _position++;
            }
        }

        return false;
    }

    /// <summary>Reads from an opening quote to behind the closing one; true when the code ends before it.</summary>
    private bool ReadString()
    {
        var (isVerbatim, dollars) = Prefix();
        var quotes = Run('"');
        if (quotes == 2 || quotes >= 6)
        {
            _position += quotes;
            return false;
        }

        var isRaw = quotes >= 3;
        _position += isRaw ? quotes : 1;
        while (_position < code.Length)
        {
            var character = code[_position];
            if (character == '"')
            {
                var run = Run('"');
                if (isRaw ? run >= quotes : !isVerbatim || run % 2 == 1)
                {
                    _position += isRaw || isVerbatim ? run : 1;
                    return false;
                }

                _position += run;
            }
            else if (character == '\\' && !isRaw && !isVerbatim)
            {
                _position += 2;
            }
            else if (character == '\n' && !isRaw && !isVerbatim)
            {
                return false;
            }
            else if (character == '{' && dollars > 0)
            {
                // Two of them are one in the text, and in a raw string fewer than it has dollars.
                var braces = Run('{');
                var opensHole = isRaw ? braces >= dollars : braces % 2 == 1;
                _position += opensHole ? braces - 1 : braces;
                if (opensHole && EndsInHole())
                {
                    return false;
                }
            }
            else
            {
                _position++;
            }
        }

        return true;
    }

    /// <summary>Reads a hole to behind its closing brace; true when the code ends in it.</summary>
    private bool EndsInHole()
    {
        var depth = 0;
        while (_position < code.Length)
        {
            switch (code[_position])
            {
                case '{':
                    depth++;
                    _position++;
                    break;
                case '}':
                    depth--;
                    _position++;
                    if (depth == 0)
                    {
                        return false;
                    }

                    break;
                case '"':
                    if (ReadString())
                    {
                        return true;
                    }

                    break;
                case '\'':
                    SkipCharacter();
                    break;
                default:
                    _position++;
                    break;
            }
        }

        return true;
    }

    private (bool IsVerbatim, int Dollars) Prefix()
    {
        var isVerbatim = false;
        var dollars = 0;
        for (var index = _position - 1; index >= 0 && code[index] is '@' or '$'; index--)
        {
            isVerbatim |= code[index] == '@';
            dollars += code[index] == '$' ? 1 : 0;
        }

        return (isVerbatim, dollars);
    }

    private int Run(char character)
    {
        var length = 0;
        while (_position + length < code.Length && code[_position + length] == character)
        {
            length++;
        }

        return length;
    }

    private void SkipCharacter()
    {
        _position++;
        while (_position < code.Length && code[_position] is not ('\'' or '\n'))
        {
            _position += code[_position] == '\\' ? 2 : 1;
        }

        _position = Math.Min(_position + 1, code.Length);
    }
}
