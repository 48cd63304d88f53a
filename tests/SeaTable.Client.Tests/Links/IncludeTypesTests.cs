using System.Reflection;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>Whether linked rows hold what the same rows hold when they are read directly, in columns of every type.</summary>
public sealed class IncludeTypesTests(EverythingFixture fixture) : IClassFixture<EverythingFixture>
{
    [Fact]
    public async Task Every_cell_of_a_linked_row_is_the_same_as_when_it_is_read_directly()
    {
        var direct = fixture.Rows.ToDictionary(row => row.RowId);

        var others = await fixture.Others.Include(o => o.Everything).ToListAsync();

        var linked = others.SelectMany(other => other.Everything.Rows).ToList();
        Assert.True(linked.Count > 60, $"{linked.Count} rows");
        Assert.All(linked, row => Assert.Equal(Cells(direct[row.RowId]), Cells(row)));
        Assert.All(others, other => Assert.Equal(
            other.Everything.Select(link => link.RowId), other.Everything.Rows.Select(row => row.RowId)));
        Assert.All(linked, row => Assert.False(row.IsChanged));
    }

    private static Dictionary<string, string> Cells(EverythingRow row) => typeof(EverythingRow)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(SeaTableRow.CellErrors))
        .ToDictionary(property => property.Name, property => JsonSerializer.Serialize(property.GetValue(row)));
}
