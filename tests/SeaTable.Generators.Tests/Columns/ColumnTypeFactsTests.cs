extern alias emulator;

using System.Reflection;
using SeaTable.Facts;
using SeaTable.Generators.Mapping;
using EmulatorTypes = emulator::SeaTable.Emulator.Columns.Types.ServerColumnTypes;

namespace SeaTable.Generators.Tests.Columns;

/// <summary>The tables of generator and emulator have exactly the column types of the facts.</summary>
public sealed class ColumnTypeFactsTests
{
    public static TheoryData<string> Names => [.. ColumnTypeFacts.Types.Select(type => type.Name)];

    [Fact]
    public void Each_name_has_facts() => Assert.Equal(
        typeof(ColumnTypeNames)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(),
        ColumnTypeFacts.Types.Select(type => type.Name).Order());

    [Fact]
    public void The_generator_maps_each_type() =>
        Assert.Equal(ColumnTypeFacts.Types.Select(type => type.Name).Order(), ColumnMappings.KnownTypes.Order());

    [Fact]
    public void The_emulator_stores_each_type()
    {
        var names = ColumnTypeFacts.Types.Select(type => type.Name).Order().ToList();

        Assert.Equal(names, EmulatorTypes.Names.Order());
        Assert.All(names, name => Assert.Equal(name, EmulatorTypes.Get(name).Name));
        Assert.False(EmulatorTypes.Exists("newer-than-we-are"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_emulator_takes_values_where_rows_can_be_written(string name) =>
        Assert.Equal(ColumnTypeFacts.Find(name)!.IsWritableInRows, EmulatorTypes.Get(name).IsWritable);
}
