using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SeaTable.Generators.Pipeline;

/// <summary>
/// Hands files to the compiler before there is a compilation, so that other generators see them in theirs. The compiler has
/// that since 5.9 and calls it experimental (RSEXPERIMENTAL007); this assembly is compiled with 4.8, so it looks whether it is
/// there, and where it is not, or is no longer what it was, files go out the ordinary way.
/// </summary>
internal static class EarlyOutput
{
    private static readonly MethodInfo? s_register = Find();

    /// <summary>Whether the compiler that runs takes files early.</summary>
    public static bool IsPossible => s_register is not null;

    /// <summary>Adds files early, and reports later why there are none, which the compiler does not take before.</summary>
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EmittedFile> files)
    {
        if (s_register is null)
        {
            return;
        }

        var action = s_register.GetParameters()[1].ParameterType;
        var add = typeof(EarlyOutput).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(action.GetGenericArguments()[0]);
        s_register.Invoke(context, [files, add.CreateDelegate(action)]);
        context.RegisterSourceOutput(files.Where(file => file.Error is not null), Output.File);
    }

    private static void Add<TContext>(TContext context, EmittedFile file)
    {
        if (file.Error is null)
        {
            AddSource(typeof(TContext))!.Invoke(context, [file.HintName, Output.TextOf(file)]);
        }
    }

    private static MethodInfo? Find() => typeof(IncrementalGeneratorInitializationContext).GetMethods()
        .Where(method =>
            method.Name == "RegisterPreCompilationSourceOutput"
                && method.IsGenericMethodDefinition
                && method.GetGenericArguments().Length == 1)
        .Select(method => method.MakeGenericMethod(typeof(EmittedFile)))
        .FirstOrDefault(method =>
            Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType) is { Length: 2 } types
                && types[0] == typeof(IncrementalValuesProvider<EmittedFile>)
                && types[1].IsConstructedGenericType
                && types[1].GetGenericTypeDefinition() == typeof(Action<,>)
                && types[1].GetGenericArguments()[1] == typeof(EmittedFile)
                && AddSource(types[1].GetGenericArguments()[0]) is not null);

    private static MethodInfo? AddSource(Type context) => context.GetMethod("AddSource", [typeof(string), typeof(SourceText)]);
}
