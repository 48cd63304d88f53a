using System.Text;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable.Queries;

/// <summary>
/// Reads the list of rows, or results, of an answer while it arrives, so that little is left to do when its last byte is there.
/// </summary>
/// <remarks>
/// A row is read when all of it is there, and its bytes are dropped then. What can't be read stays in the body: either more of
/// it is to come, or <see cref="Complete"/> says what is wrong. Only that gives the rows, so that there are none of an answer
/// that breaks off.
/// </remarks>
/// <param name="member">What the answer calls the list.</param>
/// <param name="context">What the cells of the answer share.</param>
/// <param name="read">Reads a row.</param>
internal sealed class ArrivingRows<T>(string member, RowReadContext context, ResultReader<T> read) : BodyReader
{
    /// <summary>So many rows are read before it is worth while to look what recurs in them.</summary>
    private const int Few = 16;

    private readonly byte[] _member = Encoding.UTF8.GetBytes(member);
    private readonly List<T> _rows = [];
    private JsonReaderState _state;
    private int _start;
    private int _longest;
    private int _wanted;
    private bool _hasEnded;

    internal RowReadContext Context => context;

    internal override Range Read(ReadOnlySpan<byte> body, bool isWhole)
    {
        if (_hasEnded || (body.Length < _wanted && !isWhole))
            return default;

        var length = 0;
        try
        {
            var reader = Begin(body);
            while (!_hasEnded && (isWhole || body.Length - _start - length >= _longest))
            {
                if (!TryReadRow(ref reader))
                {
                    _hasEnded = true;
                    break;
                }

                _longest = Math.Max(reader.BytesRead - length, _longest - _longest / 16);
                (length, _state) = (reader.BytesRead, reader.State);
            }
        }
        catch (Exception)
        {
            // As a rule the row goes on. It is tried again with twice the bytes, so that a long one is not tried often.
            _wanted = _start + 2 * (body.Length - _start - length);
        }

        return _start..(_start + length);
    }

    /// <summary>Reads what is left, and gives all rows.</summary>
    /// <param name="response">The whole answer.</param>
    /// <param name="doing">What is being done, as it follows "while".</param>
    /// <exception cref="SeaTableConnectionException">It is not what was asked for.</exception>
    internal List<T> Complete(ServerResponse response, string doing)
    {
        try
        {
            var reader = Begin(response.Body.Span);
            if (_start == 0)
                throw new JsonException($"There is no list of {member} in it.");

            while (TryReadRow(ref reader))
            {
            }

            return reader.Token == JsonTokenType.EndArray
                ? _rows
                : throw new JsonException($"The list of {member} holds something else.");
        }
        catch (Exception e) when (e.IsUnreadable())
        {
            throw response.Unexpected(doing, e);
        }
    }

    /// <summary>Goes to the first row that is not read yet.</summary>
    private CellReader Begin(ReadOnlySpan<byte> body)
    {
        if (_start > 0)
            return new CellReader(body[_start..], context, _state);

        var reader = new CellReader(body, context);
        _hasEnded = !reader.StepToRows(_member);
        if (_hasEnded)
            return reader;

        (_start, _state) = (reader.BytesRead, reader.State);
        return new CellReader(body[_start..], context, _state);
    }

    private bool TryReadRow(ref CellReader reader)
    {
        if (!reader.Step() || reader.Token != JsonTokenType.StartObject)
            return false;

        if (_rows.Count == _rows.Capacity && _rows.Count is > ServerLimits.SqlRows / 4 and < ServerLimits.SqlRows)
            _rows.Capacity = ServerLimits.SqlRows;

        _rows.Add(read(ref reader));
        if (_rows.Count == Few)
            context.KeepRecent();

        return true;
    }
}
