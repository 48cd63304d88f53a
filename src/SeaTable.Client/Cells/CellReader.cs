using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SeaTable.Runtime;

/// <summary>
/// Reads the cells of rows for generated code, one after the other. A value that does not fit leaves its property empty and goes
/// to <see cref="SeaTableRow.CellErrors"/>; nothing is thrown for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct CellReader
{
    /// <summary>
    /// However deep one cell is, the cells around it are read; the reader keeps a bit for each level and nothing more.
    /// </summary>
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    private readonly ReadOnlySpan<byte> _buffer;
    private readonly RowReadContext _context;
    private Utf8JsonReader _json;
    private SeaTableRow? _row;
    private ICellErrors? _errors;
    private int _nameStart;
    private int _nameLength;
    private ColumnNames? _names;
    private ColumnKey? _named;
    private bool _isFirstRead;

    internal CellReader(ReadOnlySpan<byte> json, RowReadContext context)
        : this(json, context, new JsonReaderState(s_options))
    {
    }

    /// <param name="json">What follows.</param>
    /// <param name="context">What the cells of the answer share.</param>
    /// <param name="state">The state behind what came before.</param>
    internal CellReader(ReadOnlySpan<byte> json, RowReadContext context, JsonReaderState state)
    {
        _buffer = json;
        _context = context;
        _json = new Utf8JsonReader(json, isFinalBlock: true, state);
        _row = null; // Cells of links belong to no row.
        _errors = null;
        _isFirstRead = context.IsFirstRead;
    }

    /// <summary>The four bytes of the column key as a little-endian number; 0 when the key is not four bytes long.</summary>
    [CLSCompliant(false)]
    public uint Key { get; private set; }

    /// <summary>Goes on to the next cell. System fields of the row are read on the way.</summary>
    /// <returns>Whether there is one; if not, the row is read.</returns>
    public bool NextCell()
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueSpan;
            _nameStart = (int)_json.TokenStartIndex + 1;
            _nameLength = name.Length;
            if (_names is not null)
                name = KeyOfName();

            if (!_isFirstRead)
                _context.Note(name);

            if (name.Length == 4 && (!_json.ValueIsEscaped || _names is not null))
            {
                Key = BinaryPrimitives.ReadUInt32LittleEndian(name);
                return true;
            }

            Key = 0;
            if (name.Length == 0 || name[0] != (byte)'_' || _row is null || !ReadSystemField(_row, name))
                return true;
        }

        return false;
    }

    /// <summary>Compares the column key; only needed for keys that are not four bytes long.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it is the current cell's.</returns>
    public readonly bool KeyIs(string key)
    {
        if (_names is not null)
            return _named?.Text == key;

        try
        {
            return _json.ValueTextEquals(key);
        }
        catch (InvalidOperationException)
        {
            return false; // An escaped name that is no valid text.
        }
    }

    /// <summary>Passes over the current cell.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Steps to the next token, for reading what is around the rows.</summary>
    internal bool Step() => _json.Read();

    /// <summary>Steps into an object whose members are read like the cells of a row.</summary>
    internal void StepInto()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It is no object.");
    }

    /// <summary>Goes on to the next cell of a query's result, which is no row: system fields are cells like any other.</summary>
    internal bool NextResult()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.PropertyName)
            return false;

        var name = _json.ValueSpan;
        _nameStart = (int)_json.TokenStartIndex + 1;
        _nameLength = name.Length;
        Key = name.Length == 4 && !_json.ValueIsEscaped ? BinaryPrimitives.ReadUInt32LittleEndian(name) : 0;
        return true;
    }

    /// <summary>Steps into the list of rows of an answer.</summary>
    /// <param name="member">What the answer calls it.</param>
    internal bool StepToRows(ReadOnlySpan<byte> member)
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
            return false;

        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var isRows = NameIs(member);
            _json.Read();
            if (isRows)
                return _json.TokenType == JsonTokenType.StartArray;

            _json.Skip();
        }

        return false;
    }

    internal readonly JsonTokenType Token => _json.TokenType;

    /// <summary>The state behind what is read, to go on with other bytes.</summary>
    internal readonly JsonReaderState State => _json.CurrentState;

    /// <summary>How many bytes are read.</summary>
    internal readonly int BytesRead => (int)_json.BytesConsumed;

    /// <summary>Reads one row; the reader stands on its opening brace.</summary>
    internal void ReadRow(SeaTableRow row)
    {
        _row = row;
        _errors = row;
        if (!_context.IsKeyingTold)
            _context.DetectKeying(_json);

        _names = _context.Names;
        row.Read(ref this);
        row.SetKnown(_context.KnownCells);
        _isFirstRead = true;
    }

    /// <summary>Begins the cells of a result that is no row.</summary>
    /// <param name="errors">Takes those that do not fit.</param>
    internal void BeginResult(ICellErrors errors) => _errors = errors;

    private bool ReadSystemField(SeaTableRow row, ReadOnlySpan<byte> name)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual(SystemFieldBytes.Id): row.SetId(ReadText() ?? ""); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.CreatedAt): row.SetCreated(ReadCreated()); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.ModifiedAt): row.SetModified(ReadModified()); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.Creator): row.SetCreator(ReadUser()); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.LastModifier): row.SetModifier(ReadUser()); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.IsLocked): row.SetLocked(ReadCheckbox()); return true;
            case var _ when name.SequenceEqual(SystemFieldBytes.IsArchived): row.SetArchived(ReadCheckbox()); return true;
            default: return false;
        }
    }

    /// <summary>Reads a user.</summary>
    /// <returns>The user, or <see langword="null"/> for an empty cell.</returns>
    public SeaTableUser? ReadUser()
    {
        // Users recur from row to row, so their ids are kept once.
        _json.Read();
        return _json.TokenType == JsonTokenType.String && !_json.ValueSpan.IsEmpty && _context.Intern(ref _json) is { } user
            ? new SeaTableUser(user)
            : Mismatch<SeaTableUser?>("a user id", null);
    }

    /// <summary>Gives the current string; one that is no valid text, such as half of a surrogate pair, does not fit.</summary>
    private readonly bool TryGetText(out string text)
    {
        text = "";
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return false;

        try
        {
            text = _json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private readonly bool NameIs(ReadOnlySpan<byte> name) => !_json.ValueIsEscaped && _json.ValueSpan.SequenceEqual(name);

    /// <summary>
    /// Whether the current value is an empty one: null, an empty text, or a list or an object with nothing but such in it.
    /// Servers and exports of different ages write all of these for a cell without a value.
    /// </summary>
    private readonly bool IsEmpty()
    {
        var ahead = _json;
        var depth = ahead.CurrentDepth;
        do
        {
            var isEmpty = ahead.TokenType switch
            {
                JsonTokenType.String => ahead.ValueSpan.IsEmpty,
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => false,
                _ => true,
            };
            if (!isEmpty)
                return false;
        }
        while ((ahead.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject || ahead.CurrentDepth > depth)
            && ahead.Read());

        return true;
    }

    /// <summary>Notes that the current value does not fit, and passes over it. An empty value fits everywhere.</summary>
    /// <exception cref="JsonException">It belongs to no row that could note it.</exception>
    private T Mismatch<T>(string expected, T empty)
    {
        if (IsEmpty())
        {
            _json.Skip();
            return empty;
        }

        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        if (_errors is null)
            throw new JsonException($"There is something else in it than {expected}.");

        var json = Encoding.UTF8.GetString(_buffer[start..(int)_json.BytesConsumed]);
        _errors.Add(_context.Error(KeyText(), json, expected));
        return empty;
    }
}
