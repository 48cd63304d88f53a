using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Client.Tests.Json;

/// <summary>Rows with any values in any columns come back from JSON as they went.</summary>
public sealed class RowJsonPropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Theory]
    [InlineData(JsonWay.Reflection, false)]
    [InlineData(JsonWay.Generated, false)]
    [InlineData(JsonWay.Reflection, true)]
    [InlineData(JsonWay.Generated, true)]
    public void What_was_assigned_comes_back(JsonWay way, bool isWeb)
    {
        var options = way.NewOptions(isWeb);
        Prop.ForAll(RandomRows.Any.ToArbitrary(), row =>
        {
            var back = JsonSerializer.Deserialize<EverythingRow>(JsonSerializer.Serialize(row, options), options)!;

            AssertSame(row, back);
            Assert.Equal(RandomRows.Properties.Select(property => property.Name).Order(), back.ChangedColumns.Order());
        }).Check(s_config);
    }

    [Theory]
    [InlineData(JsonWay.Reflection)]
    [InlineData(JsonWay.Generated)]
    public void Members_that_are_not_there_assign_nothing(JsonWay way)
    {
        var options = way.NewOptions();
        Prop.ForAll(RandomRows.Any.ToArbitrary(), row =>
        {
            var json = JsonSerializer.SerializeToNode(row, options)!.AsObject();
            foreach (var name in json.Select(member => member.Key).Except(row.ChangedColumns).ToList())
                json.Remove(name);

            var back = json.Deserialize<EverythingRow>(options)!;

            AssertSame(row, back);
            Assert.Equal(row.ChangedColumns.Order(), back.ChangedColumns.Order());
        }).Check(s_config);
    }

    [Fact]
    public void Both_ways_write_the_same_and_read_what_the_other_wrote()
    {
        var (reflection, generated) = (JsonWay.Reflection.NewOptions(isWeb: true), JsonWay.Generated.NewOptions(isWeb: true));
        Prop.ForAll(RandomRows.Any.ToArbitrary(), row =>
        {
            var json = JsonSerializer.Serialize(row, reflection);

            Assert.Equal(json, JsonSerializer.Serialize(row, generated));
            AssertSame(row, JsonSerializer.Deserialize<EverythingRow>(json, generated)!);
        }).Check(s_config);
    }

    private static void AssertSame(EverythingRow expected, EverythingRow actual) =>
        Assert.Empty(actual.ChangesFrom(expected).Select(change => $"{change.Column}: {change.Before} / {change.After}"));
}
