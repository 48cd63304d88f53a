using System.Reflection;
using SeaTable.Generators.Naming;

namespace SeaTable.Generators.Tests.Naming;

/// <summary>A generated member must not hide one that its type inherits from the runtime.</summary>
public sealed class ReservedNameTests
{
    [Fact]
    public void Every_member_that_a_row_inherits_is_reserved() =>
        MustReserve(ReservedNames.OfRow, typeof(SeaTableRow), nameof(SeaTableRow.RowId));

    [Fact]
    public void Every_member_that_a_client_inherits_is_reserved() =>
        MustReserve(ReservedNames.OfClient, typeof(SeaTableBase), nameof(SeaTableBase.Client));

    [Fact]
    public void Every_member_that_an_option_type_has_to_have_is_reserved() =>
        MustReserve(ReservedNames.OfOptionType, typeof(ISelectOption), nameof(ISelectOption.Name));

    [Fact]
    public void Every_public_type_of_the_runtime_is_reserved()
    {
        var types = typeof(SeaTableBase).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "SeaTable" && !type.IsNested)
            .Select(type => type.Name.Split('`')[0]);

        Assert.Equal([], types.Except(ReservedNames.OfRuntime).Except(["SeaTableTable"]));
    }

    private static void MustReserve(ISet<string> reserved, Type type, string known)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.FlattenHierarchy;
        var members = type.GetMembers(All).Concat(typeof(object).GetMembers(All))
            .Where(IsVisibleToDerivedTypes)
            .Select(member => member.Name)
            .ToHashSet();

        Assert.Contains(known, members);
        Assert.Equal([], members.Except(reserved));
    }

    private static bool IsVisibleToDerivedTypes(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } => false,
        ConstructorInfo => false,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => IsVisible(property),
        Type nested => nested.IsNestedPublic || nested.IsNestedFamily || nested.IsNestedFamORAssem,
        _ => true,
    };

    private static bool IsVisible(PropertyInfo property) => property.GetAccessors(nonPublic: true)
        .Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly);
}
