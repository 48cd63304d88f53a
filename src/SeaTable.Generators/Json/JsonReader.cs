using System.Collections.Generic;
using System.Threading;

namespace SeaTable.Generators.Json;

/// <summary>
/// Reads strict JSON into a tree that remembers where everything stands. Written for this generator because an analyzer
/// that brings a JSON library along cannot be loaded in every host, and because diagnostics need positions.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>How deep values may be nested: far more than a base needs, far less than the stack holds.</summary>
    public const int MaximumDepth = 128;

    private readonly string _text;
    private readonly ISet<string> _unneeded;
    private readonly CancellationToken _cancellationToken;
    private int _position;
    private JsonSyntaxError? _error;

    private JsonReader(string text, ISet<string> unneeded, CancellationToken cancellationToken)
    {
        _text = text;
        _unneeded = unneeded;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads a text. No text makes this throw.</summary>
    /// <param name="text">The text; a byte order mark at its start is passed over.</param>
    /// <param name="unneeded">
    /// Names of members whose object or list is checked but not kept: an export holds all rows of its base.
    /// </param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static JsonResult Parse(
        string text,
        ISet<string>? unneeded = null,
        CancellationToken cancellationToken = default)
    {
        var reader = new JsonReader(text, unneeded ?? new HashSet<string>(), cancellationToken);
        var root = reader.ReadDocument();
        return reader._error is null ? new JsonResult(root, null) : new JsonResult(null, reader._error);
    }

    private JsonNode? ReadDocument()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            _position = 1;
        }

        SkipWhitespace();
        if (_position == _text.Length)
        {
            return Fail("the text is empty");
        }

        var root = ReadValue(depth: 0, keep: true);
        if (_error is null)
        {
            SkipWhitespace();
            if (_position < _text.Length)
            {
                return Fail("the value has ended, but more text follows");
            }
        }

        return root;
    }

    // Every method below returns null after a failure, and null also for a value that is not kept; _error tells which.
    private JsonNode? ReadValue(int depth, bool keep)
    {
        if (_position == _text.Length)
        {
            return Fail("the text ends where a value should stand");
        }

        switch (_text[_position])
        {
            case '{':
                return ReadObject(depth + 1, keep);
            case '[':
                return ReadArray(depth + 1, keep);
            case '"':
                var start = _position;
                var value = ReadString(keep);
                return keep && value is not null
                    ? new JsonNode(JsonKind.String, start, _position - start, value)
                    : null;
            case 't':
                return ReadWord("true", JsonKind.True, keep);
            case 'f':
                return ReadWord("false", JsonKind.False, keep);
            case 'n':
                return ReadWord("null", JsonKind.Null, keep);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber(keep);
            default:
                return Fail(JsonErrors.NoValue(_text, _position));
        }
    }

    private JsonNode? ReadObject(int depth, bool keep)
    {
        var start = _position;
        if (!Enter(depth))
        {
            return null;
        }

        List<JsonMember>? members = keep ? [] : null;
        if (!TryTake('}'))
        {
            do
            {
                SkipWhitespace();
                if (!ReadMember(depth, members))
                {
                    return null;
                }
            }
            while (TryTake(','));

            if (!TryTake('}'))
            {
                return Fail(JsonErrors.NoEnd(_text, _position, "object", '}'));
            }
        }

        return keep ? new JsonNode(JsonKind.Object, start, _position - start, members: members) : null;
    }

    private bool ReadMember(int depth, List<JsonMember>? members)
    {
        if (_position == _text.Length || _text[_position] != '"')
        {
            Fail(JsonErrors.NoMemberName(_text, _position));
            return false;
        }

        var nameStart = _position;
        var name = ReadString(keep: members is not null);
        if (_error is not null)
        {
            return false;
        }

        var nameLength = _position - nameStart;
        if (!TryTake(':'))
        {
            Fail(_position == _text.Length ? "the text ends inside an object" : "expected ':' after the name of a member");
            return false;
        }

        SkipWhitespace();
        var valueStart = _position;
        var container = _position < _text.Length && _text[_position] is '{' or '[';
        var keep = members is not null && !(container && _unneeded.Contains(name!));
        var value = ReadValue(depth, keep);
        if (_error is not null)
        {
            return false;
        }

        if (members is not null)
        {
            var kind = _text[valueStart] == '{' ? JsonKind.Object : JsonKind.Array;
            value ??= new JsonNode(kind, valueStart, _position - valueStart);
            members.Add(new JsonMember(name!, nameStart, nameLength, value));
        }

        return true;
    }

    private JsonNode? ReadArray(int depth, bool keep)
    {
        var start = _position;
        if (!Enter(depth))
        {
            return null;
        }

        List<JsonNode>? items = keep ? [] : null;
        if (!TryTake(']'))
        {
            do
            {
                SkipWhitespace();
                var item = ReadValue(depth, keep);
                if (_error is not null)
                {
                    return null;
                }

                if (item is not null)
                {
                    items?.Add(item);
                }
            }
            while (TryTake(','));

            if (!TryTake(']'))
            {
                return Fail(JsonErrors.NoEnd(_text, _position, "list", ']'));
            }
        }

        return keep ? new JsonNode(JsonKind.Array, start, _position - start, items: items) : null;
    }

    private string? ReadString(bool keep)
    {
        var message = JsonStrings.Read(_text, ref _position, keep, out var value);
        if (message is not null)
        {
            Fail(message);
        }

        return value;
    }

    private JsonNode? ReadNumber(bool keep)
    {
        var start = _position;
        var message = JsonNumbers.Skip(_text, ref _position);
        if (message is not null)
        {
            return Fail(message);
        }

        var length = _position - start;
        return keep ? new JsonNode(JsonKind.Number, start, length, _text.Substring(start, length)) : null;
    }

    private JsonNode? ReadWord(string word, JsonKind kind, bool keep)
    {
        var start = _position;
        if (string.CompareOrdinal(_text, start, word, 0, word.Length) != 0)
        {
            return Fail(JsonErrors.NoValue(_text, start));
        }

        _position += word.Length;
        return keep ? new JsonNode(kind, start, word.Length) : null;
    }

    private bool Enter(int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (depth > MaximumDepth)
        {
            Fail("values are nested deeper than 128 levels");
            return false;
        }

        _position++;
        return true;
    }

    private bool TryTake(char expected)
    {
        SkipWhitespace();
        if (_position == _text.Length || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipWhitespace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private JsonNode? Fail(string message)
    {
        _error ??= new JsonSyntaxError(_position, message);
        return null;
    }
}
