"""The attributes that are read, and those that are known and left where they are.

What is left is never turned into text of ours: not the INE, nor an address, a telephone number,
the mail of a family, a grant, the canteen. Anything in neither list is counted.
"""

READ = frozenset(
    """
    ENTPersonJointure sn givenName ENTPersonNom ENTPersonPrenom ENTPersonDateNaissance
    ENTPersonStructRattach ENTElevePersRelEleve ENTEleveAutoriteParentale ENTEleveMEF
    ENTEleveLibelleMEF ENTEleveNivFormation ENTEleveNiveau ENTEleveClasses ENTEleveGroupes
    ENTPersonClasses ENTPersonGroupes mail ENTPersonMail ENTPersonFonctions ENTEnsFonctionDir
    ENTPersonCategorieEnseignant PersEducNatPresenceDevantEleves ENTAuxEnsClassesMatieres
    ENTAuxEnsGroupesMatieres ENTAuxEnsClassesPrincipal ENTAuxEnsClasses ENTAuxEnsGroupes
    ENTStructureJointure ENTStructureUAI ENTEtablissementUAI ENTStructureNomCourant
    ENTStructureTypeStruct ENTStructureCodeTypeStruct ENTEtablissementContrat ENTStructureVille
    ENTEcoleCommune ENTStructureClasses ENTStructureGroupes ENTMefJointure ENTLibelleMef
    categoriePersonne categorieStructure categorieMef categorieMatiere
    """.split()
)

LEFT = frozenset(
    """
    ENTEleveINE ENTEleveStructRattachId ENTPersonNomPatro ENTPersonAutresPrenoms personalTitle
    ENTPersonCivilite ENTEleveBoursier ENTEleveRegime ENTEleveTransport ENTEleveStatutEleve
    ENTEleveFiliere ENTEleveEnseignements ENTEleveCodeEnseignements ENTEleveDateEntree
    ENTEleveDateSortie ENTEleveDateEntreeClasses ENTEleveDateSortieClasses ENTEleveCycle
    ENTEleveTypeClasse ENTEleveRestaurantScolaire ENTEleveGarderieMatin ENTEleveGarderieSoir
    ENTEleveEtudesSurveillees ENTEleveParents ENTElevePere ENTEleveMere ENTElevePersRelEleve1
    ENTElevePersRelEleve2 ENTEleveQualitePersRelEleve1 ENTEleveQualitePersRelEleve2
    ENTPersonAdresse ENTPersonCodePostal ENTPersonVille ENTPersonPays ENTPersonAdresseDiffusion
    ENTPersonTelPerso ENTPersRelEleveTelPro ENTPersRelEleveTelMobile ENTPersonMobileSMS homePhone
    telephoneNumber mobile facsimileTelephoneNumber ENTAuxPersRelEleveEleve ENTEnsSpecialites
    ENTAuxEnsCategoDiscipline ENTAuxEnsDisciplinesPoste ENTAuxEnsMEF ENTAuxEnsMatiereEnseignEtab
    ENTStructureSIREN ENTStructureBoitePostale ENTStructureAdresse ENTStructureCodePostal
    ENTStructureTelephone ENTStructureFax ENTStructureEmail ENTStructureMailSI ENTStructurePays
    ENTServAcAcademie ENTServAcCodeAcademie ENTEtablissementMinistereTutelle
    ENTEtablissementCodeMinistereTutelle ENTEtablissementBassin ENTEtablissementCodeBassin
    ENTEtablissementStructRattachFctl ENTEcoleMinistereTutelle ENTEcoleCodeMinistereTutelle
    ENTEcoleSecteur ENTEcoleCirconscription ENTEcoleRPI ENTMEFRattach ENTMEFSTAT11 ENTMEFSTAT4
    ENTNivFormation ENTFiliere ENTMatJointure ENTLibelleMatiere ENTMatiereRattach
    """.split()
)
