using System.Text.Json;
using SeaTable.Runtime;

namespace SeaTable.Client.Tests;

/// <summary>The server takes 500 columns of a row at once.</summary>
public class WideRowTests
{
    [Fact]
    public async Task A_row_with_more_columns_than_the_server_takes_over_is_refused()
    {
        var sent = new List<string>();
        var columns = Enumerable.Range(0, 501).Select(i => new { key = $"{i:0000}", name = $"Number {i}", type = "number" });
        var client = Types.Answering(
            request =>
            {
                sent.Add(request.Method.Method);
                return """{"success":true}""";
            },
            options => options.VerifyWrites = false,
            metadata: JsonSerializer.Serialize(new { tables = new[] { new { _id = "wide", name = "Wide", columns } } })).Client;
        var table = new WideTable(client);

        var error = await Assert.ThrowsAsync<SeaTableRowException>(() => table.UpdateAsync(new WideRow(501) { RowId = "A" }));
        await Assert.ThrowsAsync<SeaTableRowException>(() => table.AddAsync(new WideRow(501)));
        Assert.Empty(sent);
        await table.UpdateAsync(new WideRow(500) { RowId = "A" });

        Assert.Contains("501 assigned columns", error.Message, StringComparison.Ordinal);
        Assert.Equal(["PUT"], sent);
    }

    private sealed class WideRow : SeaTableRow
    {
        internal WideRow(int assigned)
        {
            var number = 0;
            for (var i = 0; i < assigned; i++)
                Assign(ref number, i, i);
        }

        protected override void ReadCells(ref CellReader reader)
        {
            while (reader.NextCell())
                reader.Skip();
        }

        protected override void WriteCell(int column, ref CellWriter writer) => writer.WriteNumber(column);

        protected override TableSchema RowSchema => s_schema;

        protected override void RestoreCell(int column)
        {
        }

        public override SeaTableRow Clone() => throw new NotSupportedException();
    }

    private static readonly TableSchema s_schema = new("wide", "Wide", [.. Enumerable.Range(0, 501)
        .Select(i => new ColumnSchema($"{i:0000}", $"Number {i}", ColumnType.Number, $"Number{i}"))]);

    private sealed class WideTable(SeaTableClient client) : SeaTableTable<WideRow, WideColumns>(client, s_schema)
    {
        public override WideColumns Columns { get; } = new();

        protected override WideRow NewRow() => new(0);
    }

    private sealed class WideColumns : SeaTableColumns;
}
