using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SeaTable.Generators.Pipeline;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Pipeline;

/// <summary>
/// A model that holds on to anything of the compiler keeps whole compilations in memory and is never equal to the next one.
/// </summary>
public sealed class ModelShapeTests
{
    [Fact]
    public void No_step_hands_anything_of_the_compiler_on()
    {
        var run = GeneratorTest.Of(SchemaJson.Crm).Run();
        var values = Steps.Of(run)
            .ValuesOf(TrackingNames.Read, TrackingNames.Tables, TrackingNames.Bases, TrackingNames.Diagnostics)
            .ToList();

        Assert.NotEmpty(values);
        var types = values.SelectMany(value => Reachable(value.GetType())).ToHashSet();

        Assert.True(
            types.Count(type => type.Assembly == typeof(SeaTableGenerator).Assembly) > 5, "Too few types to be the model.");
        Assert.Equal([], types.Where(IsOfTheCompiler).Select(type => type.FullName));
        Assert.Equal(
            [],
            values.SelectMany(Objects)
                .Where(value => IsOfTheCompiler(value.GetType()))
                .Select(value => value.GetType().FullName));
    }

    [Theory]
    [InlineData(typeof(HoldsCompilation))]
    [InlineData(typeof(HoldsLocationsInAnArray))]
    [InlineData(typeof(HoldsSourceTextBehindAnother))]
    [InlineData(typeof(DerivesFromAdditionalText))]
    public void A_type_that_holds_something_of_the_compiler_is_found(Type planted) =>
        Assert.Contains(Reachable(planted), IsOfTheCompiler);

    [Fact]
    public void An_object_of_the_compiler_behind_a_field_of_no_particular_type_is_found() =>
        Assert.Contains(Objects(new HoldsAnything(SourceText.From("{}"))), value => IsOfTheCompiler(value.GetType()));

    private static bool IsOfTheCompiler(Type type) =>
        typeof(Compilation).IsAssignableFrom(type)
            || typeof(ISymbol).IsAssignableFrom(type)
            || typeof(SyntaxNode).IsAssignableFrom(type) ||
        typeof(SyntaxTree).IsAssignableFrom(type)
            || typeof(SourceText).IsAssignableFrom(type)
            || typeof(Location).IsAssignableFrom(type) ||
        typeof(Diagnostic).IsAssignableFrom(type) || typeof(AdditionalText).IsAssignableFrom(type) ||
        (type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false);

    // Every type that a field of the type may hold, through arrays, type arguments and base types.
    private static HashSet<Type> Reachable(Type root)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out var type))
        {
            if (!seen.Add(type) || type.IsPrimitive || type == typeof(string) || type.IsPointer)
            {
                continue;
            }

            var next = new List<Type?> { type.BaseType, type.GetElementType() };
            next.AddRange(type.GetGenericArguments());
            if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true)
            {
                next.AddRange(FieldsOf(type).Select(field => field.FieldType));
            }

            foreach (var reached in next.OfType<Type>())
            {
                open.Push(reached);
            }
        }

        return seen;
    }

    // Every object that can be reached from one, whatever type its field is declared with.
    private static HashSet<object> Objects(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var value))
        {
            if (value is string || value.GetType().IsPrimitive || value is Type || !seen.Add(value))
            {
                continue;
            }

            // Whatever a collection is, in the end its items stand in an array.
            var next = value is Array items
                ? items.Cast<object?>()
                : FieldsOf(value.GetType()).Where(field => !field.FieldType.IsPointer).Select(field => field.GetValue(value));
            foreach (var reached in next.OfType<object>())
            {
                open.Push(reached);
            }
        }

        return seen;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (
                var field in declaring.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private sealed record HoldsCompilation(string Name, Compilation Compilation);

    private sealed record HoldsLocationsInAnArray(IReadOnlyList<Location[]> Places);

    private sealed record HoldsSourceTextBehindAnother(HoldsSourceText Inner);

    private sealed record HoldsSourceText(SourceText Text);

    private sealed record HoldsAnything(object Value);

    private abstract class DerivesFromAdditionalText : AdditionalText;
}
