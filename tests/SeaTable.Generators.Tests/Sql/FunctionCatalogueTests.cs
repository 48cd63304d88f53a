extern alias emulator;

using SeaTable.Facts;
using CalledTime = emulator::SeaTable.Emulator.Functions.CalledTime;
using EmulatorArguments = emulator::SeaTable.Emulator.Functions.FunctionContext;
using EmulatorLibrary = emulator::SeaTable.Emulator.Functions.FunctionLibrary;
using ErrorValue = emulator::SeaTable.Emulator.Values.ErrorValue;
using ServerVersion = emulator::SeaTable.Emulator.Options.ServerVersion;

namespace SeaTable.Generators.Tests.Sql;

/// <summary>The emulator implements exactly the functions of the catalogue, and calls them as the catalogue says.</summary>
public sealed class FunctionCatalogueTests
{
    private static readonly EmulatorArguments s_context = new(
        TimeZoneInfo.Utc, new CalledTime(new DateTime(2025, 1, 31, 13, 45, 0, DateTimeKind.Unspecified)),
        ServerVersion.Find(new Version(6, 2))!);

    /// <summary>Arguments that suit each kind of parameter, so that only their number can be wrong.</summary>
    private static readonly Dictionary<ParameterKind, object> s_values = new()
    {
        [ParameterKind.Any] = true,
        [ParameterKind.Number] = 1d,
        [ParameterKind.Text] = "D",
        [ParameterKind.Date] = "2025-01-31",
        [ParameterKind.Geolocation] = "Atlantis",
        [ParameterKind.Items] = "pin",
        [ParameterKind.Counted] = "pin",
    };

    /// <summary>The functions that look at their arguments only, and not at other rows.</summary>
    private static IEnumerable<FunctionFacts> Plain =>
        FunctionCatalogue.All.Where(function => function is { IsAggregate: false, LinkFormula: null });

    public static TheoryData<string> Names => [.. Plain.Select(function => function.Name)];

    [Fact]
    public void Each_function_but_those_of_other_rows_is_implemented_and_nothing_else() => Assert.Equal(
        Plain.Select(function => function.Name).Order(),
        EmulatorLibrary.Implemented.Select(function => function.Facts.Name).Order());

    [Fact]
    public void Each_function_stands_somewhere() =>
        Assert.DoesNotContain(FunctionCatalogue.All, function => function is { IsInSql: false, IsInFormulas: false });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_takes_as_many_arguments_as_the_catalogue_says(string name)
    {
        var function = Plain.Single(plain => plain.Name == name);
        for (var count = 0; count <= Math.Min(function.Most, function.Least + 3); count++)
        {
            var value = Call(function, count);

            // Conditions and values of ifs stand in pairs.
            var isTaken = function.Takes(count) && !(name == "ifs" && count % 2 == 1);
            Assert.True(isTaken == value is not ErrorValue, $"{name}() with {count} arguments gives {value}");
        }

        if (function.Most < FunctionFacts.AnyNumber)
            Assert.IsType<ErrorValue>(Call(function, function.Most + 1));
    }

    private static object? Call(FunctionFacts function, int count) => EmulatorLibrary.InFormulas(function.Name).Call(
        [.. Enumerable.Range(0, count).Select(index => Argument(function, index))], s_context);

    private static object Argument(FunctionFacts function, int index) => (function.Name, index) switch
    {
        ("text", 1) => "number",
        ("value", _) => "1",
        ("dateAdd", 2) => "days",
        _ => s_values[function.Parameter(index)],
    };
}
