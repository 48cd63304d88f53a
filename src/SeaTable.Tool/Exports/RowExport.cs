using System.Collections;
using System.Text.Json;
using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Rows;

namespace SeaTable.Tool.Exports;

/// <summary>Writes rows as lines of a file, one after the other as they arrive.</summary>
/// <param name="table">The table, with the columns to write.</param>
/// <param name="output">Takes the lines.</param>
internal sealed class RowExport(UntypedTable table, DelimitedWriter output)
{
    private readonly IReadOnlyList<UntypedColumn> _columns = table.Schema.Columns;

    /// <summary>Gets whether texts that a spreadsheet would run get a quote in front.</summary>
    public bool GuardsFormulas { get; init; }

    /// <summary>Gets whether links are written as the ids of the linked rows, not as what they show.</summary>
    public bool LinksAreIds { get; init; }

    /// <summary>Gets how many rows were written.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets how many texts a spreadsheet would run.</summary>
    public long Formulas { get; private set; }

    /// <summary>Gets how many cells held something else than their column's type says; their JSON was written.</summary>
    public long Misfits { get; private set; }

    /// <summary>Writes a line with the names of the columns, and one for each row.</summary>
    public async Task WriteAsync(IAsyncEnumerable<UntypedRow> rows, Action<long>? advance,
        CancellationToken cancellationToken)
    {
        await output.WriteHeaderAsync([.. _columns.Select(column => Guarded(column.Name))]).ConfigureAwait(false);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var cells = new string[_columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = await CellAsync(row, i, cancellationToken).ConfigureAwait(false);

            await output.WriteAsync(cells).ConfigureAwait(false);
            Rows++;
            advance?.Invoke(1);
        }
    }

    private async Task<string> CellAsync(UntypedRow row, int index, CancellationToken cancellationToken)
    {
        var column = _columns[index];
        if (row.CellErrors.Count > 0
            && row.CellErrors.FirstOrDefault(error => error.Key == column.Metadata.Key) is { } misfit)
        {
            Misfits++;
            return Guarded(misfit.Json);
        }

        var value = row.ValueOf(index);
        if (value is LinkList<UntypedRow> links)
        {
            // The server cuts longer lists off.
            var all = links.IsTruncated
                ? await table.Links(column).LoadAsync(row, cancellationToken).ConfigureAwait(false) : links;
            return Guarded(ListText.Join(all.Select(link => LinksAreIds ? link.RowId : link.DisplayValue ?? "")));
        }

        var text = CellText.Of(value);
        return value is string or UntypedOption or IEnumerable or JsonElement
            ? Guarded(text) : text;
    }

    private string Guarded(string text)
    {
        if (FormulaGuard.IsFormula(text))
            Formulas++;

        return GuardsFormulas ? FormulaGuard.Add(text) : text;
    }
}
