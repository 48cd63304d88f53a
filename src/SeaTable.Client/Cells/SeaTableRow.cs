using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>A row of a table: what every row has, whatever its columns. Generated row classes derive from it.</summary>
/// <remarks>A row belongs to the caller; it is not made for use by several threads at once.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract partial class SeaTableRow : ISeaTableRow, ICellErrors
{
    private List<CellError>? _errors;
    private string _rowId = "";
    private DateTimeOffset _createdAt;
    private DateTimeOffset _modifiedAt;
    private bool _isAsAdded;
    private bool _isWritten;

    /// <summary>The row's id, 22 characters that the server chooses; empty until the row is stored.</summary>
    /// <remarks>
    /// Give it in an initialiser to update a row without reading it first, or to a row that is there already by
    /// <see cref="SeaTableRowExtensions.WithRowId"/>. System.Text.Json writes it but passes over it when it reads, so that who
    /// sends JSON does not choose the row; <see cref="SeaTableJson.AllowRowIds"/> permits that.
    /// </remarks>
    [JsonConverter(typeof(RowIdJsonConverter))]
    public string RowId
    {
        get => _rowId;
        init => _rowId = value ?? "";
    }

    /// <summary>When the row was created; <see langword="null"/> until it is read, or added alone.</summary>
    public DateTimeOffset? RowCreatedAt => _createdAt == default ? null : _createdAt;

    /// <summary>When the row was last modified, as of the last reading.</summary>
    public DateTimeOffset? RowModifiedAt => _modifiedAt == default ? null : _modifiedAt;

    /// <summary>The user who created the row, or the name of the API token it was created with.</summary>
    public SeaTableUser? RowCreatedBy { get; private set; }

    /// <summary>The user who last modified the row, or the name of the API token it was modified with.</summary>
    public SeaTableUser? RowModifiedBy { get; private set; }

    /// <summary>Whether the row is locked against changes.</summary>
    public bool RowIsLocked { get; private set; }

    /// <summary>Whether the row is in the big-data storage.</summary>
    public bool RowIsArchived { get; private set; }

    /// <summary>The cells whose value did not fit when the row was read; empty as a rule.</summary>
    public IReadOnlyList<CellError> CellErrors => _errors ?? (IReadOnlyList<CellError>)[];

    /// <summary>Returns the row's class, the value of its first column and its id, for logs and debuggers.</summary>
    /// <returns>Such as <c>ContactsRow 'Ada' Qt8xIBbHSlGQsHhwYPZQhg</c>.</returns>
    public override string ToString()
    {
        var first = FirstCell();
        return $"{GetType().Name} {first}{(_rowId.Length == 0 ? "(not stored)" : _rowId)}";
    }

    /// <summary>The beginning of the first cell, in one line, for a line break would be one in a log as well.</summary>
    private string FirstCell()
    {
        const int Shown = 40;
        var text = RowSchema.Columns.Length == 0 ? "" : Convert.ToString(Cell(0), CultureInfo.InvariantCulture) ?? "";
        if (text.Length == 0)
            return "";

        var length = Math.Min(text.Length, Shown);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;

        var line = string.Concat(text[..length].Select(letter => IsLineBreak(letter) ? ' ' : letter));
        return length < text.Length ? $"'{line}…' " : $"'{line}' ";

        static bool IsLineBreak(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
    }

    /// <summary>Reads the cells of one row. Implemented by generated code.</summary>
    /// <param name="reader">Stands before the row's first cell, and after the call behind its last.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void ReadCells(ref CellReader reader);

    /// <summary>Writes the value of one column. Implemented by generated code.</summary>
    /// <param name="column">The column's number in the table's schema.</param>
    /// <param name="writer">Takes exactly one value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteCell(int column, ref CellWriter writer);

    /// <summary>Shows the links of one column. Implemented by generated code of tables with link columns.</summary>
    /// <param name="column">The column's number in the table's schema.</param>
    /// <param name="cells">Looks at the links, and may put others in their place.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void VisitLinks(int column, LinkCells cells)
    {
    }

    internal void SetId(string id) => _rowId = id;

    internal void SetCreated(DateTimeOffset? at) => _createdAt = at ?? default;

    internal void SetModified(DateTimeOffset? at) =>
        (_modifiedAt, _isAsAdded, _isWritten, MayBeUpdated) = (at ?? default, false, false, false);

    /// <summary>
    /// Notes that it holds what it was added with, although it is not known when that was: nobody has changed it since as long as
    /// the server says that it was last changed when it was created.
    /// </summary>
    internal void SetAsAdded() => (_isAsAdded, _isWritten) = (true, false);

    internal void SetCreator(SeaTableUser? user) => RowCreatedBy = user;

    internal void SetModifier(SeaTableUser? user) => RowModifiedBy = user;

    /// <summary>Takes over what the server has set of a copy that was added.</summary>
    internal void SetAdded(SeaTableRow copy)
    {
        _rowId = copy._rowId;
        (RowCreatedBy, RowModifiedBy) = (copy.RowCreatedBy, copy.RowModifiedBy);
        SetCreated(copy.RowCreatedAt);
        SetModified(copy.RowModifiedAt);
        _isAsAdded = copy._isAsAdded;
    }

    internal void SetLocked(bool locked) => RowIsLocked = locked;

    internal void SetArchived(bool archived) => RowIsArchived = archived;

    internal void Read(ref CellReader reader) => ReadCells(ref reader);

    internal void Write(int column, ref CellWriter writer) => WriteCell(column, ref writer);

    internal void Visit(int column, LinkCells cells) => VisitLinks(column, cells);

    void ICellErrors.Add(CellError error) => (_errors ??= []).Add(error);
}
