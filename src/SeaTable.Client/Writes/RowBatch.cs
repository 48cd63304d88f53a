using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SeaTable.Facts;
using SeaTable.Runtime;

namespace SeaTable;

/// <summary>The body of one writing call, and what has to be known of it when it is answered.</summary>
internal sealed class RowBatch
{
    /// <summary>The most rows one call may add or update.</summary>
    internal const int MaxRows = ServerLimits.RowsPerAppend;

    /// <summary>How long the JSON of a call may be before no further row comes into it.</summary>
    internal const int FullBytes = ServerLimits.RequestBytes / 5 * 4;

    /// <summary>The bytes that follow the last row.</summary>
    private const int EndBytes = 2;

    /// <summary>The most columns of a row that the server takes over from one call.</summary>
    private const int MaxColumns = ServerLimits.ColumnsPerRow;

    private const string NewRows = "rows";
    private const string ChangedRows = "updates";

    private static readonly JsonWriterOptions s_writerOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly List<string?> _optionIds = [];
    private ColumnSet _valued;
    private ColumnSet _furtherOptions;

    private readonly Action<RowBatch> _write;

    private RowBatch(ArraySegment<PendingRow> rows, Action<RowBatch> write) => (Rows, _write) = (rows, write);

    internal ArraySegment<PendingRow> Rows { get; private set; }

    /// <summary>The JSON to send.</summary>
    internal ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Gives the JSON at the last moment before it is sent, where rows may be left out until then.</summary>
    internal Func<ReadOnlyMemory<byte>>? LatestBody { get; set; }

    /// <summary>The part of it that is the first row.</summary>
    internal ReadOnlyMemory<byte> FirstRow { get; private set; }

    /// <summary>Is told that nothing of it was stored so far, before it is sent again.</summary>
    internal Action? OnNothingStored { get; set; }

    /// <summary>The columns that carry a value in at least one row; losing an empty value of a new row loses nothing.</summary>
    internal ColumnSet Valued => _valued;

    /// <summary>
    /// The ids of the options that the first row was written with, by column; null stands for an option that is to be created.
    /// </summary>
    internal Dictionary<int, List<string?>> OptionsOfFirst { get; } = [];

    /// <summary>
    /// The columns in which a later row has others than the options of the first row, or only some of them: options of one row
    /// may have had each other's names.
    /// </summary>
    internal ColumnSet FurtherOptions => _furtherOptions;

    /// <summary>Whether the server is to make an option that a row has.</summary>
    internal bool CreatesOptions { get; private set; }

    /// <summary>The moments that only reading back can prove, with their rows and columns.</summary>
    internal List<UncertainMoment> UncertainMoments { get; } = [];

    /// <summary>Writes rows to be added.</summary>
    internal static List<RowBatch> ToAdd(IReadOnlyList<PendingRow> rows, TableBinding table) =>
        Split(rows, table, NewRows, static (json, row, batch, table) => batch.WriteNewRow(json, row, table));

    /// <summary>Writes changes of stored rows.</summary>
    internal static List<RowBatch> ToUpdate(IReadOnlyList<PendingRow> rows, TableBinding table) =>
        Split(rows, table, ChangedRows, static (json, row, batch, table) =>
        {
            json.WriteStartObject();
            json.WriteString("row_id"u8, row.Row.RowId);
            json.WriteStartObject("row"u8);
            batch.WriteCells(json, row, table);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>
    /// Whether it makes no difference in which order the server takes the batches: no row is in two of them, and none has an
    /// option that two at once might make twice.
    /// </summary>
    internal static bool AreIndependent(IReadOnlyList<RowBatch> batches)
    {
        var batchOf = new Dictionary<string, RowBatch>(StringComparer.Ordinal);
        return batches.All(batch => !batch.CreatesOptions && batch.Rows.All(
            row => batchOf.TryAdd(row.Row.RowId, batch) || batchOf[row.Row.RowId] == batch));
    }

    private static List<RowBatch> Split(
        IReadOnlyList<PendingRow> rows, TableBinding table, string list,
        Action<Utf8JsonWriter, PendingRow, RowBatch, TableBinding> write)
    {
        var all = rows as PendingRow[] ?? [.. rows];
        var batches = new List<RowBatch>();
        for (var start = 0; start < all.Length; start += batches[^1].Rows.Count)
        {
            var batch = new RowBatch(
                new ArraySegment<PendingRow>(all, start, Math.Min(MaxRows, all.Length - start)),
                batch => batch.Write(table, list, write));
            batch._write(batch);
            batches.Add(batch);
        }

        return batches;
    }

    private void Write(
        TableBinding table, string list, Action<Utf8JsonWriter, PendingRow, RowBatch, TableBinding> write)
    {
        var buffer = new ArrayBufferWriter<byte>(Rows.Count * 128);
        using var json = new Utf8JsonWriter(buffer, s_writerOptions);
        json.WriteStartObject();
        json.WriteString("table_id"u8, table.Schema.Id);
        json.WriteStartArray(list);
        json.Flush();
        var (start, end, count) = (buffer.WrittenCount, 0, 0);
        foreach (var row in Rows)
        {
            write(json, row, this, table);
            var length = json.BytesCommitted + json.BytesPending + EndBytes;
            if (length > ServerLimits.RequestBytes)
            {
                ThrowIfTooLong(row, count, length, table);
                WriteOnly(Rows[..count]);
                return;
            }

            count++;
            if (end == 0)
            {
                json.Flush();
                end = buffer.WrittenCount;
            }

            if (length >= FullBytes)
                break;
        }

        Rows = Rows[..count];

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        Body = buffer.WrittenMemory;
        FirstRow = Body[start..end];
    }

    /// <summary>Leaves rows out, before anything of it is sent.</summary>
    internal void Keep(Func<PendingRow, bool> isKept)
    {
        if (!Rows.All(isKept))
            WriteOnly(Rows.Where(isKept).ToArray());
    }

    private void WriteOnly(ArraySegment<PendingRow> rows)
    {
        Rows = rows;
        (_valued, _furtherOptions) = (default, default);
        OptionsOfFirst.Clear();
        UncertainMoments.Clear();
        _write(this);
    }

    private static void ThrowIfTooLong(PendingRow row, int before, long length, TableBinding table)
    {
        if (before > 0)
            return;

        var (which, how) = row.Row.RowId.Length > 0
            ? ($"Row {row.Row.RowId}", "update some of its columns first, then the others")
            : ("A row", "add it with some of its columns, then update it with the others");
        throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
            $"{which} of table '{table.Schema.Name}' makes a request of {length / 1048576d:0.0} MB; the web server before ") +
            $"SeaTable takes {ServerLimits.RequestBytes >> 20} MB. Store it in several steps: {how}. Nothing was sent.");
    }

    /// <summary>The cells of the rows, as they are sent.</summary>
    /// <param name="table">The table that they were written for.</param>
    /// <param name="isUnproven">Whether it has to be proven still that the values of a column arrived.</param>
    /// <param name="isNew">Whether the rows are added.</param>
    internal IEnumerable<SentCells> Sent(TableBinding table, Func<PendingRow, int, bool> isUnproven, bool isNew)
    {
        var reader = new Utf8JsonReader(Body.Span);
        var list = JsonElement.ParseValue(ref reader).GetProperty(isNew ? NewRows : ChangedRows);
        return list.EnumerateArray().Zip(Rows, (json, row) =>
        {
            var values = isNew ? json : json.GetProperty("row");
            var sent = new SentCells(row.Row, row.Columns, default, values, table, isNew);
            return sent with
            {
                // An empty value of a new row is stored whatever becomes of it.
                Unproven = row.Columns.Where(column =>
                    isUnproven(row, column) && !(isNew && CellComparison.IsEmpty(sent.ValueOf(column)))),
            };
        });
    }

    /// <summary>Whether the first row was written with the same options in that column.</summary>
    private bool IsOfFirst(int column, List<string?> optionIds) =>
        OptionsOfFirst.TryGetValue(column, out var first) && first.Count == optionIds.Count
        && optionIds.TrueForAll(id => id is not null && first.Contains(id));

    private void WriteNewRow(Utf8JsonWriter json, PendingRow row, TableBinding table)
    {
        json.WriteStartObject();
        WriteCells(json, row, table);
        if (row.Columns.IsEmpty)
            WriteEmptyCell(json, table);

        json.WriteEndObject();
    }

    private void WriteCells(Utf8JsonWriter json, PendingRow row, TableBinding table)
    {
        if (row.Columns.Count > MaxColumns)
        {
            throw new SeaTableRowException(string.Create(CultureInfo.InvariantCulture,
                $"A row of table '{table.Schema.Name}' has {row.Columns.Count} assigned columns; the server takes ") +
                $"{MaxColumns} of a row at once and would drop the rest. Store them in several steps: add a row with some of " +
                "them, then update it with the others. Nothing was sent.");
        }

        foreach (var number in row.Columns)
        {
            var column = table.Column(number);
            var optionIds = OptionIds(row, column, number);
            var writer = new CellWriter(json, table, column) { OptionIds = optionIds };
            json.WritePropertyName(column.Name);
            row.Row.Write(number, ref writer);
            CreatesOptions |= optionIds?.Contains(null) is true;
            if (optionIds == _optionIds && optionIds.Count > 0 && !IsOfFirst(number, optionIds))
                _furtherOptions.Add(number);

            if (!writer.WroteEmpty)
                _valued.Add(number);

            if (writer.UncertainMoment is { } moment)
                UncertainMoments.Add(new UncertainMoment(row.Row, column.Schema.Key, moment));
        }
    }

    /// <summary>Where the ids of the options written go: those of the first row are kept.</summary>
    private List<string?>? OptionIds(PendingRow row, ColumnBinding column, int number)
    {
        if (column.Schema.Type is not (ColumnType.SingleSelect or ColumnType.MultipleSelect))
            return null;

        if (row.Row == Rows[0].Row)
            return OptionsOfFirst[number] = [];

        _optionIds.Clear();
        return _optionIds;
    }

    /// <summary>The server makes no row of an empty object, but it does of one with an empty cell.</summary>
    private static void WriteEmptyCell(Utf8JsonWriter json, TableBinding table)
    {
        var columns = table.Current.Columns;
        var column = columns.FirstOrDefault(column => ColumnTypes.IsText(column.Type))
            ?? columns.FirstOrDefault(column => ColumnTypes.IsWritable(column.Type))
            ?? throw new SeaTableRowException(
                $"Table '{table.Schema.Name}' has no column that can be written, so an empty row can't be added to it.");
        json.WritePropertyName(column.Name);
        if (ColumnTypes.IsText(column.Type))
            json.WriteStringValue("");
        else
            json.WriteNullValue();
    }
}

/// <summary>A row on its way to the server, with the columns that were assigned.</summary>
internal readonly record struct PendingRow(SeaTableRow Row, ColumnSet Columns)
{
    /// <summary>Takes the changes of a row to be written.</summary>
    internal static PendingRow Take(SeaTableRow row) => new(row, row.TakeChanges());
}

/// <summary>
/// A moment that was written, of which only reading back tells whether the server took it for the one that was meant.
/// </summary>
internal readonly record struct UncertainMoment(SeaTableRow Row, string ColumnKey, DateTimeOffset Moment);
