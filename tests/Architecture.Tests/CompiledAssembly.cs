using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EventPlatform.Architecture.Tests;

/// <summary>What a built assembly really uses, read from its metadata without loading it.</summary>
internal sealed class CompiledAssembly
{
    private CompiledAssembly(string name, IReadOnlySet<string> references, IReadOnlySet<string> members) =>
        (Name, References, Members) = (name, references, members);

    public string Name { get; }

    /// <summary>Names of the assemblies that it uses.</summary>
    public IReadOnlySet<string> References { get; }

    /// <summary>Members of other assemblies that it uses, as <c>Namespace.Type.Member</c>.</summary>
    public IReadOnlySet<string> Members { get; }

    /// <summary>Every assembly of the product.</summary>
    public static IReadOnlyList<CompiledAssembly> Product { get; } =
        [.. ProjectFile.Product.Select(project => project.Name == "Platform" ? "eventplatform" : $"EventPlatform.{project.Name}").Select(Read)];

    public static CompiledAssembly Named(string name) => Product.Single(assembly => assembly.Name == name);

    private static CompiledAssembly Read(string name)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));
        var members = metadata.MemberReferences.Select(handle => NameOf(metadata, metadata.GetMemberReference(handle))).OfType<string>();
        return new(name, references.ToHashSet(), members.ToHashSet());
    }

    private static string? NameOf(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null; // of a generic type, or of this assembly
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }
}
