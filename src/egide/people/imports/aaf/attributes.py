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

_BOTH = {
    "school.source_id": "ENTStructureJointure", "school.code": "ENTStructureUAI",
    "school.name": "ENTStructureNomCourant", "member.source_id": "ENTPersonJointure",
    "birth_month": "ENTPersonDateNaissance", "attachment.member": "ENTPersonJointure",
    "attachment.school": "ENTPersonStructRattach", "placement.member": "ENTPersonJointure",
}  # fmt: skip
# What the engine calls a column, in the words of each dialect: a report leads to the file.
FIELDS = {
    "1D": _BOTH
    | {
        "member.given_name": "ENTPersonPrenom", "member.family_name": "ENTPersonNom",
        "level": "ENTEleveNiveau", "mail": "ENTPersonMail", "placement.group": "ENTPersonClasses",
        "group.school": "ENTPersonClasses", "group.name": "ENTPersonClasses",
        "group.source_id": "ENTPersonClasses",
        "guardianship.guardian": "ENTEleveAutoriteParentale",
    },
    "2D": _BOTH
    | {
        "member.given_name": "givenName", "member.family_name": "sn", "level": "ENTEleveMEF",
        "mail": "mail", "placement.group": "ENTEleveClasses", "group.school": "ENTEleveClasses",
        "group.name": "ENTEleveClasses", "group.source_id": "ENTEleveClasses",
        "guardianship.guardian": "ENTElevePersRelEleve",
    },
}  # fmt: skip

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
