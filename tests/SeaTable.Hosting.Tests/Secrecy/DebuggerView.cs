using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace SeaTable.Hosting.Tests.Secrecy;

/// <summary>
/// Shows whatever can be reached from an object as a debugger does that opens every node: the expressions of
/// <see cref="DebuggerDisplayAttribute"/>, <see cref="object.ToString"/>, proxies, all fields and the values of all properties,
/// public or not, also of those that are marked as not to be shown.
/// </summary>
internal static partial class DebuggerView
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> TextsOf(params object[] roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Dictionary<Type, int> counts = [];
        Stack<object> open = new(roots);
        while (open.TryPop(out var value))
        {
            if (!value.GetType().IsValueType && !seen.Add(value))
                continue;

            // A property may make another object each time that it is looked at.
            if (IsOurs(value.GetType()) && (counts[value.GetType()] = counts.GetValueOrDefault(value.GetType()) + 1) > 200)
                continue;

            if (TextOf(value) is { } text)
            {
                yield return text;
                continue;
            }

            foreach (var shown in Displays(value))
                yield return shown;

            foreach (var part in PartsOf(value))
            {
                if (part is not null and not Enum && !part.GetType().IsPrimitive)
                    open.Push(part);
            }
        }
    }

    private static string? TextOf(object value) => value switch
    {
        string text => text,
        char[] characters => new string(characters),
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        _ => null,
    };

    private static IEnumerable<string> Displays(object value)
    {
        if (IsOurs(value.GetType()))
        {
            yield return value.ToString() ?? "";
            foreach (var attribute in value.GetType().GetCustomAttributes<DebuggerDisplayAttribute>(inherit: true))
            {
                foreach (var template in new[] { attribute.Value, attribute.Name, attribute.Type })
                    yield return Hole().Replace(template ?? "", hole => Evaluate(hole.Groups["path"].Value, value));
            }
        }
    }

    /// <summary>Evaluates a path of members and calls without arguments; anything else has to be learned here first.</summary>
    private static string Evaluate(string path, object value)
    {
        var result = (object?)value;
        foreach (var name in path.Split('.', StringSplitOptions.TrimEntries))
        {
            result = name.EndsWith("()", StringComparison.Ordinal)
                ? Find(result!.GetType(), type => type.GetMethod(name[..^2], Members, [])).Invoke(result, [])
                : Find(result!.GetType(), type => type.GetProperty(name, Members)).GetValue(result);
            if (result is null)
                return "null";
        }

        return Convert.ToString(result, CultureInfo.InvariantCulture) ?? "";
    }

    private static T Find<T>(Type type, Func<Type, T?> find)
        where T : MemberInfo
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (find(at) is { } found)
                return found;
        }

        throw new InvalidOperationException($"The expression of {type} is none that this evaluates.");
    }

    private static IEnumerable<object?> PartsOf(object value)
    {
        // The framework's own connections and types are not the client's.
        if (value is HttpMessageInvoker or HttpMessageHandler or MemberInfo or Module or Assembly or TimeZoneInfo or Pointer
            or Thread or Task or ILogger or ILoggerFactory)
        {
            yield break;
        }

        if (value is IEnumerable items and not Uri)
        {
            foreach (var item in items)
                yield return item;
        }

        if (value is Array)
            yield break;

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Members).Where(field => !field.FieldType.IsPointer))
                yield return field.GetValue(value);

            if (!IsOurs(type))
                continue;

            if (type.GetCustomAttribute<DebuggerTypeProxyAttribute>() is { } proxy)
                yield return Activator.CreateInstance(Type.GetType(proxy.ProxyTypeName, throwOnError: true)!, value);

            foreach (var property in type.GetProperties(Members).Where(property => property.GetIndexParameters().Length == 0))
                yield return ValueOf(property, value);
        }
    }

    private static object? ValueOf(PropertyInfo property, object value)
    {
        try
        {
            return property.GetMethod is null || property.PropertyType.IsByRefLike ? null : property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException; // As a debugger shows it.
        }
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name is "SeaTable.Client" or "SeaTable.Hosting"
        || typeof(SeaTableBase).IsAssignableFrom(type);

    [GeneratedRegex(@"\{(?<path>[^,}]+)(?:,[^}]*)?\}")]
    private static partial Regex Hole();
}
