using System.Collections.Generic;
using System.Threading;

namespace SeaTable.Generators.Json;

/// <summary>
/// Reads strict JSON into a tree that remembers where everything stands. Written for this generator because an analyzer
/// that brings a JSON library along cannot be loaded in every host, and because diagnostics need positions.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>How deep values may be nested: far more than a base needs.</summary>
    public const int MaximumDepth = 128;

    private readonly string _text;
    private readonly ISet<string> _unneeded;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _isLenient;
    private readonly JsonLayout? _layout;
    private readonly HashSet<(int Position, int Shape)>? _seen;
    private JsonFrame _frame = JsonFrame.Document;
    private JsonFrame? _closed;
    private (JsonFrame Frame, int Position)? _beforeScalar;
    private int _position;
    private int _misplaced;
    private bool _isLayout;
    private JsonSyntaxError? _error;

    private JsonReader(string text, ISet<string>? unneeded, CancellationToken cancellationToken)
    {
        _text = text;
        _unneeded = unneeded ?? new HashSet<string>();
        _cancellationToken = cancellationToken;
    }

    /// <summary>Creates a reader that goes on where somebody has mended a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">Where lines have to stand; null when they may stand anywhere.</param>
    /// <param name="unneeded">Names of members whose object or list is checked but not kept.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public JsonReader(string text, JsonLayout? layout, ISet<string>? unneeded, CancellationToken cancellationToken)
        : this(text, unneeded, cancellationToken) => (_layout, _isLenient, _seen) = (layout, true, []);

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
        var stop = new JsonReader(text, unneeded, cancellationToken).Read(JsonFrame.Document, Start(text))!;
        return stop.Error is null ? new JsonResult(stop.Frame.Root, null) : new JsonResult(null, stop.Error);
    }

    /// <summary>Where a text begins, behind a byte order mark.</summary>
    public static int Start(string text) => text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

    /// <summary>
    /// Reads on from a place. Commas may be missing or too many when a text is mended, and where it comes to a place with the
    /// same brackets open from which it has read before, this ends with null.
    /// </summary>
    /// <param name="frame">What is open there.</param>
    /// <param name="position">The place.</param>
    /// <param name="misplaced">A place that may be elsewhere on its line; -1 when there is none.</param>
    public JsonStop? Read(JsonFrame frame, int position, int misplaced = -1)
    {
        (_frame, _position, _misplaced) = (frame, position, misplaced);
        (_closed, _beforeScalar, _error, _isLayout) = (null, null, null, false);
        var end = position;
        while (ReadPart())
        {
            end = _position;
            if (_closed is not null && _seen?.Add((end, _frame.Shape)) == false)
            {
                return null;
            }
        }

        (frame, end) = _error is null ? (_frame, _position) : _beforeScalar ?? (_frame, end);
        return new JsonStop(frame, end, _error, _isLayout, _closed);
    }

    /// <summary>Reads a scalar, the beginning of an object or list with the name before it, or its end.</summary>
    /// <returns>False at the end of the text, and after an error.</returns>
    private bool ReadPart()
    {
        SkipWhitespace();
        if (_frame.Parent is null)
        {
            return !_frame.IsEmpty ? _position < _text.Length && Fail("the value has ended, but more text follows")
                : _position == _text.Length ? Fail("the text is empty") : ReadValue(null);
        }

        if (!IsAt(_frame.End))
        {
            var hasComma = TryTakeComma();
            if (!hasComma && !_frame.IsEmpty && (!_isLenient || _position == _text.Length))
            {
                return Fail(JsonErrors.NoEnd(_text, _position, _frame.Kind == JsonKind.Object ? "object" : "list", _frame.End));
            }

            if (!_isLenient || !IsAt(_frame.End))
            {
                return (!_isLenient || IsLikeTheOthers() || Fail(JsonLayout.Error))
                    && FitsLayout(_layout?.FitsPart(_frame, _position))
                    && (_frame.Kind == JsonKind.Object ? ReadMember() : ReadValue(null));
            }
        }

        return FitsLayout(_layout?.FitsEnd(_frame, _position)) && Close();
    }

    private bool ReadMember()
    {
        if (!IsAt('"'))
        {
            return Fail(JsonErrors.NoMemberName(_text, _position));
        }

        var start = _position;
        if (JsonStrings.Read(_text, ref _position, _frame.IsKept, out var text) is { } problem)
        {
            return Fail(problem);
        }

        var name = new JsonName(text ?? "", start, _position - start);
        SkipWhitespace();
        if (!TryTake(':'))
        {
            return Fail(_position == _text.Length ? "the text ends inside an object" : "expected ':' after the name of a member");
        }

        var nameEnd = _position;
        SkipWhitespace();
        return _layout?.FitsValue(name, nameEnd, _position) == false ? Fail("a value is missing") : ReadValue(name);
    }

    private bool ReadValue(JsonName? name)
    {
        if (_position == _text.Length)
        {
            return Fail("the text ends where a value should stand");
        }

        if (_text[_position] is '{' or '[')
        {
            return Open(name);
        }

        var start = _position;
        if (JsonScalars.Read(_text, ref _position, _frame.IsKept, out var scalar) is { } problem)
        {
            return Fail(problem);
        }

        (_beforeScalar, _closed) = ((_frame, name?.Start ?? start), null);
        _frame = WithPlace(name?.Start ?? start).With(name, scalar);
        return true;
    }

    private bool Open(JsonName? name)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_frame.Depth == MaximumDepth)
        {
            return Fail("values are nested deeper than 128 levels");
        }

        var kind = _text[_position] == '{' ? JsonKind.Object : JsonKind.Array;
        var isKept = _frame.IsKept && !(name is not null && _unneeded.Contains(name.Text));
        var parent = WithPlace(name?.Start ?? _position);
        _frame = new JsonFrame(parent, kind, _position, name, isKept, _layout?.Indent(_position) ?? 0);
        (_beforeScalar, _closed) = (null, null);
        _position++;
        return true;
    }

    private bool Close()
    {
        _position++;
        (_beforeScalar, _closed) = (null, _frame);
        _frame = _frame.Close(_position);
        return true;
    }

    private bool TryTakeComma()
    {
        var hasComma = (_isLenient || !_frame.IsEmpty) && TryTake(',');
        SkipWhitespace();
        while (_isLenient && hasComma && TryTake(','))
        {
            SkipWhitespace();
        }

        _beforeScalar = hasComma ? null : _beforeScalar;
        return hasComma;
    }

    private JsonFrame WithPlace(int partStart) => _layout?.WithPart(_frame, partStart) ?? _frame;

    /// <summary>Whether an item begins as the one before: where texts follow on objects, the end of a list is missing.</summary>
    private bool IsLikeTheOthers() => _frame.LastItem is not { } last || _position == _text.Length
        || (last == JsonKind.Object ? _text[_position] == '{' : last == JsonKind.Array ? _text[_position] == '['
            : _text[_position] is not ('{' or '['));

    private bool FitsLayout(bool? fits)
    {
        _isLayout = fits == false && _position != _misplaced;
        return !_isLayout || Fail(JsonLayout.Error);
    }

    private bool IsAt(char expected) => _position < _text.Length && _text[_position] == expected;

    private bool TryTake(char expected)
    {
        var isThere = IsAt(expected);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipWhitespace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool Fail(string message)
    {
        _error = new JsonSyntaxError(_position, message);
        return false;
    }
}
