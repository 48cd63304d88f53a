using SeaTable.Facts;
using SeaTable.Sql;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>Counts what steps would take from people, by SQL that only reads.</summary>
internal sealed class LossCounts(SeaTableClient client)
{
    private const string Count = "n";

    /// <summary>Counts what would be lost; null when that is nothing.</summary>
    /// <param name="loss">What may be lost.</param>
    /// <param name="now">The base.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <remarks>It costs a call, two when the server can't count cells of the type; of what is not there yet, none.</remarks>
    public async Task<FoundLoss?> FindAsync(Loss loss, BaseDocument now, CancellationToken cancellationToken)
    {
        if (LossNames.Of(loss, now) is not { } name)
            return null;

        if (loss.Settings is { } settings)
            return new FoundLoss(loss, name, null, $"its {settings}");

        var table = now.FindTable(loss.TableId)!;
        if (loss.ColumnKey is null)
        {
            var rows = await RowsAsync(table, null, cancellationToken).ConfigureAwait(false);
            return Found(loss, name, rows, count => Words.Count(count, "row"));
        }

        var column = table.FindColumn(loss.ColumnKey)!;
        var option = column.FindOption(loss.OptionId);
        return await CellsAsync(table, column, option, cancellationToken).ConfigureAwait(false) is { } cells
            ? Found(loss, name, cells, count => Words.Count(count, option is null ? "filled cell" : "cell"))
            : Found(
                loss, name, await RowsAsync(table, null, cancellationToken).ConfigureAwait(false),
                count => $"the cells of {Words.Count(count, "row")}");
    }

    /// <summary>Counts the rows of a table that meet a condition of SQL; all of them where that is null.</summary>
    public async Task<long> RowsAsync(TableDocument table, string? condition, CancellationToken cancellationToken)
    {
        var where = condition is null ? "" : $" WHERE {condition}";
        var sql = $"SELECT COUNT(*) AS {Count} FROM {SqlQuoting.Name(table.Name)}{where} LIMIT 1";
        var result = await client.SqlAsync(SqlText.Raw(sql), cancellationToken).ConfigureAwait(false);
        return result.Rows is [var row] ? row.GetInt64(Count) ?? 0 : 0;
    }

    private static FoundLoss? Found(Loss loss, string name, long count, Func<long, string> words) => count == 0 ? null
        : new FoundLoss(loss, name, count, loss.IsConversion ? $"what does not fit of {words(count)}" : words(count));

    private async Task<long?> CellsAsync(
        TableDocument table, ColumnDocument column, OptionDocument? option, CancellationToken cancellationToken)
    {
        // A link to a row whose first column is empty shows nothing, and would not be counted.
        if (column.Type == ColumnTypeNames.Link
            || ColumnTypeFacts.Find(column.Type)?.Value.Kind is null or SqlKind.Opaque or SqlKind.Geolocation or SqlKind.Nothing)
        {
            return null;
        }

        var name = SqlQuoting.Name(column.Name);
        var condition = option is null ? $"{name} IS NOT NULL"
            : column.Type == ColumnTypeNames.MultipleSelect ? $"{name} HAS ANY OF ({SqlQuoting.Text(option.Name)})"
            : $"{name} = {SqlQuoting.Text(option.Name)}";
        try
        {
            return await RowsAsync(table, condition, cancellationToken).ConfigureAwait(false);
        }
        catch (SeaTableApiException e) when (e.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            return null;
        }
    }
}

/// <summary>What a step would take from people.</summary>
/// <param name="Loss">Of which part of the base.</param>
/// <param name="Name">What consent names it by.</param>
/// <param name="Count">How many rows or cells; null for what is neither.</param>
/// <param name="Text">The same in words.</param>
internal sealed record FoundLoss(Loss Loss, string Name, long? Count, string Text);
