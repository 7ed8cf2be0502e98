# Rendez-vous : le calendrier et le bloc d’Aujourd’hui.

appointments-calendar = Calendrier
appointments-agenda = Mes rendez-vous
appointments-new = Nouveau rendez-vous
appointments-mine = Les miens
appointments-everybody = Tous
appointments-whose = Rendez-vous de qui
appointments-view = Vue
appointments-view-week = Semaine
appointments-view-month = Mois
appointments-view-list = Liste
appointments-today = Aujourd’hui
appointments-tomorrow = Demain
appointments-before = Plus tôt
appointments-after = Plus tard
appointments-all-day = Toute la journée
appointments-from = dès { $time }
appointments-until = jusqu’à { $time }
appointments-day-empty = Rien.
appointments-cancelled = annulé
appointments-none = Rien aujourd’hui ni demain.
appointments-more = Il y a plus de rendez-vous que ceux affichés. Choisissez moins de jours.
appointments-subject = Objet
appointments-start = De
appointments-end = À
appointments-place = Lieu
appointments-rest =
    { $count ->
        [one] { $count } de plus
        [many] { $count } de plus
       *[other] { $count } de plus
    }
problem-appointment-when = Indiquez un début et une fin : soit des heures, soit le premier et le dernier jour.
problem-appointment-end = La fin est avant le début.
problem-appointment-not-among = Vous ne participez pas à ce rendez-vous.
