using System.Collections;
using System.Reflection;
using System.Text;

namespace SeaTable.Client.Tests;

/// <summary>
/// Reads whatever can be reached from an object by its fields, public or not, as a debugger or a memory dump does.
/// </summary>
internal static class ObjectGraph
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    internal static IEnumerable<string> TextsOf(params object[] roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new(roots);
        while (open.TryPop(out var value))
        {
            if (!value.GetType().IsValueType && !seen.Add(value))
                continue;

            if (TextOf(value) is { } text)
                yield return text;
            else
                PushParts(value, open);
        }
    }

    private static string? TextOf(object value) => value switch
    {
        string text => text,
        char[] characters => new string(characters),
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        _ => null,
    };

    private static void PushParts(object value, Stack<object> open)
    {
        // The framework's own objects are passed through where they hold others, and are not taken apart otherwise: what the
        // test itself keeps and the connections of its HttpClient are not the client's.
        if (value is HttpMessageInvoker or HttpMessageHandler or MemberInfo or Module or Assembly or TimeZoneInfo or Pointer)
            return;

        if (value is IEnumerable items and not Uri)
        {
            foreach (var item in items)
                Push(item, open);
        }

        if (value is Array)
            return;

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Instance | BindingFlags.DeclaredOnly).Where(field => !field.FieldType.IsPointer))
                Push(field.GetValue(value), open);
        }
    }

    private static void Push(object? value, Stack<object> open)
    {
        if (value is not null and not Enum && !value.GetType().IsPrimitive)
            open.Push(value);
    }
}
