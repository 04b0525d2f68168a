using JasperFx.Events.Projections;

namespace Marten.Events.Projections;

/// <summary>A projection that is handed a page's events and writes what it likes, in the page's transaction.</summary>
public interface IProjection : IJasperFxProjection<IDocumentOperations>, IMartenRegistrable;
